package io.github.mysqlclone.internal.status;

/** The DESTINATION of {@code clone_status} as a path. */
public final class DestinationPath {

    private DestinationPath() {}

    /** Returns it as it was given: the server adds a slash (seen on 9.7.4). */
    public static String withoutSlash(String destination) {
        return destination.replaceAll("[/\\\\]+$", "");
    }
}
