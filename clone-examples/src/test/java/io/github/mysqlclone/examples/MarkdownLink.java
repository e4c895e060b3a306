package io.github.mysqlclone.examples;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A link of a document to a file of this repository.
 *
 * @param path from the document's own folder; empty for the document itself
 * @param anchor of a heading; empty for none
 */
record MarkdownLink(String path, String anchor) {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]*)#?([^)\\s]*)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern NO_PART_OF_AN_ANCHOR = Pattern.compile("[^\\w\\- ]");

    static List<MarkdownLink> in(String text) {
        return LINK.matcher(text)
                .results()
                .map(link -> new MarkdownLink(link.group(1), link.group(2)))
                .filter(link -> !link.path().contains("://"))
                .toList();
    }

    /** As hosts of repositories make them of headings. */
    static List<String> anchorsOf(String text) {
        return HEADING.matcher(text)
                .results()
                .map(heading -> NO_PART_OF_AN_ANCHOR
                        .matcher(heading.group(1).toLowerCase(Locale.ROOT))
                        .replaceAll("")
                        .replace(' ', '-'))
                .toList();
    }
}
