package io.github.mysqlclone.internal.facts;

import java.util.regex.Pattern;

/** The files of undo tablespaces. */
public final class UndoFile {

    /** What a server takes for one wherever it looks for tablespaces: undo_001, as it names its own, and those of users. */
    private static final Pattern NAME = Pattern.compile("undo_?[0-9]{3}|.+\\.ibu");

    private UndoFile() {}

    /**
     * Returns whether a file is named as one.
     *
     * @param path the file's name, or its path
     */
    public static boolean isNamedAsOne(String path) {
        return NAME.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }
}
