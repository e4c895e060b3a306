package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that a setting names or could name, and in which the kit clears up. It bears a mark, so that a folder that
 * somebody else fills is never taken for the kit's.
 */
record MarkedFolder(Path folder, String setting) {

    static final String MARK = "CACHEDIR.TAG";

    /** The first line is what programs that make backups look for (Cache Directory Tagging Specification). */
    private static final String MARK_TEXT = """
            Signature: 8a477f597d28d172789f06886806bc55
            # A folder of mysqlclone-testkit: it deletes servers and templates in here. Delete all of it, or nothing.
            """;

    /** What the kit itself has put into a folder before it marked its folders. */
    private static final Pattern FORMER_NAME =
            Pattern.compile("servers|servers\\.lock|template-eviction\\.lock|\\.?probe.*"
                    + "|(template-[0-9.]+-[0-9a-f]{24}|data-[0-9.]+-[0-9a-f]{16}|image-data-[0-9a-f]{16}"
                    + "|mysql-packages-\\w+)(\\.partial|\\.lock)?");

    /** Makes a folder where it is missing, marks it if it is empty, and sees that something can be written there. */
    static Path require(Path folder, String setting) {
        return new MarkedFolder(folder, setting).require();
    }

    private Path require() {
        try {
            FolderOwner.requireSafePlace(folder, remedy());
            FolderOwner.create(folder);
            FolderOwner.requireOurs(folder, remedy());
            if (!isMarked()) {
                if (mayBeMarked()) {
                    FolderOwner.closeToOthers(folder);
                    mark();
                } else if (!isMarked()) { // or another JVM has marked it and gone on by now
                    throw new TestkitException("The folder " + folder + " of the setting " + setting
                            + " holds files that are not the kit's, and the kit deletes what is old in its folder: "
                            + remedy());
                }
            }
            FolderOwner.requireClosed(folder, remedy());
            Files.delete(Files.createTempFile(folder, "probe", ""));
            return folder;
        } catch (IOException e) {
            throw new TestkitException(
                    "The folder " + folder + " cannot be made or written to (" + e + "). Correct its owner and "
                            + "permissions, or " + remedy(),
                    e);
        }
    }

    private String remedy() {
        return "name an empty or new folder with the system property " + setting + " or the environment variable "
                + KitSettings.environmentName(setting) + ".";
    }

    private boolean isMarked() throws IOException {
        Path mark = folder.resolve(MARK);
        return Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)
                && Files.readString(mark).equals(MARK_TEXT);
    }

    /** In one step: nobody is to find half of it. */
    private void mark() throws IOException {
        Path unfinished = Files.writeString(folder.resolve(MARK + "." + RandomName.next()), MARK_TEXT);
        Files.move(unfinished, folder.resolve(MARK), StandardCopyOption.ATOMIC_MOVE);
    }

    /** A folder of the kit's own name is from before the mark if all that is in it has names that the kit gives. */
    private boolean mayBeMarked() throws IOException {
        boolean ownName = folder.endsWith(KitSettings.FOLDER);
        List<String> names;
        try (Stream<Path> entries = Files.list(folder)) {
            names = entries.map(entry -> entry.getFileName().toString()).toList();
        }
        return names.stream().allMatch(name -> isMark(name) || (ownName && isFormer(name))) && !isForeignMark();
    }

    private static boolean isMark(String name) {
        return name.matches(Pattern.quote(MARK) + "(\\.[0-9a-f]{16})?");
    }

    private static boolean isFormer(String name) {
        return FORMER_NAME.matcher(name).matches();
    }

    private boolean isForeignMark() throws IOException {
        return Files.exists(folder.resolve(MARK), LinkOption.NOFOLLOW_LINKS) && !isMarked();
    }
}
