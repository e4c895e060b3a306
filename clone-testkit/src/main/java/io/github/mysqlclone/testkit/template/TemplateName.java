package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.DataCopies;
import io.github.mysqlclone.testkit.internal.host.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A template's name in the cache: a hash of everything that is known to make its data. */
final class TemplateName {

    static final String KIND = "template-";
    static final Pattern FORM = Pattern.compile("template-[0-9.]+-[0-9a-f]{24}");

    /** To be raised when what a build leaves changes. */
    private static final String FORMAT = "7";

    private final List<Population> populations;

    /** Every server asks, and a dump of many megabytes takes longer to sum up than a server to take connections. */
    private byte @Nullable [] content;

    TemplateName(List<Population> populations) {
        this.populations = populations;
    }

    String on(DataCopies copies) {
        MessageDigest digest = Sha256.begin();
        add(digest, FORMAT);
        add(digest, copies.getClass().getName());
        add(digest, copies.fingerprint());
        digest.update(content());
        if (!populations.stream().allMatch(TemplateName::isScript)) {
            add(digest, TimeZone.getDefault().getID());
        }
        return KIND + copies.mysqlVersion() + "-" + HexFormat.of().formatHex(digest.digest(), 0, 12);
    }

    /** The bytes of a script reach the server as they are; whatever else writes a time has the driver turn it into text. */
    private static boolean isScript(Population population) {
        return population instanceof SqlScript || population instanceof ScriptFolder;
    }

    private synchronized byte[] content() {
        byte[] known = content;
        if (known == null) {
            MessageDigest digest = Sha256.begin();
            for (Population population : populations) {
                add(digest, population.origin());
                add(digest, population.version());
            }
            known = digest.digest();
            content = known;
        }
        return known;
    }

    /** Length first: two texts must not read as another two. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
