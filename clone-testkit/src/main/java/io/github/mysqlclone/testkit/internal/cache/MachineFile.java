package io.github.mysqlclone.testkit.internal.cache;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells this machine from others where the system does not: by a random text in the folder of temporary files, which no two
 * machines share, unlike a cache, and which a boot clears. Host names are no help: many machines have one.
 */
record MachineFile(Path folder) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f-]{36}");
    private static final Logger LOGGER = LoggerFactory.getLogger(MachineFile.class);

    /** Returns the text; empty where none can be kept, and where somebody else has written it. */
    Optional<String> text() {
        String user = System.getProperty("user.name", "").replaceAll("[^\\w.@-]", "_");
        Path file = folder.resolve("mysqlclone-testkit-machine-" + user);
        try {
            Path written = Files.createTempFile(folder, "mysqlclone-testkit", "");
            try {
                Files.writeString(written, UUID.randomUUID().toString());
                Files.createLink(file, written); // in one step, and never over another
            } catch (FileAlreadyExistsException e) {
                LOGGER.trace("{} is there already", file);
            } finally {
                Files.delete(written);
            }
            return read(file);
        } catch (IOException | UnsupportedOperationException e) {
            LOGGER.debug("This machine cannot be told from others: {}", e.toString());
            return Optional.empty();
        }
    }

    private static Optional<String> read(Path file) throws IOException {
        Path own = Files.createTempFile(file.getParent(), "mysqlclone-testkit", "");
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || !Files.getOwner(file).equals(Files.getOwner(own))) {
                return Optional.empty();
            }
            return Optional.of(Files.readString(file).strip())
                    .filter(text -> FORM.matcher(text).matches());
        } finally {
            Files.delete(own);
        }
    }
}
