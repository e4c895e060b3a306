package io.github.mysqlclone.internal.facts;

import java.util.List;

/**
 * The files of InnoDB.
 *
 * @param tablespaces all tablespaces in sum
 * @param systemBytes what all files of the system tablespace hold together
 * @param undoFiles the paths of the undo tablespaces
 * @param outsideFiles data files of users that lie outside the data directory, by absolute path
 */
public record Storage(
        Fact<Tablespaces> tablespaces,
        Fact<Long> systemBytes,
        Fact<List<String>> undoFiles,
        Fact<List<String>> outsideFiles) {

    /**
     * All tablespaces but the temporary ones.
     *
     * @param count how many there are
     * @param userBytes what those of users take on disk
     * @param dictionaryBytes what the dictionary takes on disk, the system tablespace apart
     * @param undoBytes what the undo tablespaces take on disk
     * @param encrypted how many are encrypted
     * @param encryptedExample the name of one of them; empty if none is
     */
    public record Tablespaces(
            long count,
            long userBytes,
            long dictionaryBytes,
            long undoBytes,
            long encrypted,
            String encryptedExample) {}
}
