package io.github.mysqlclone.server;

import java.util.Locale;

/**
 * Tell the makers of a server that speaks MySQL's protocol apart. Only some of them have the CLONE plugin.
 *
 * @since 0.1.0
 */
public enum ServerFlavour {
    /** Oracle's MySQL, distribution builds included. */
    MYSQL("MySQL", true),
    /** Percona Server for MySQL. */
    PERCONA("Percona Server", true),
    /** MariaDB, which has no compatible plugin. */
    MARIADB("MariaDB", false),
    /** Anything else that is recognised as neither, such as TiDB. */
    OTHER("an unknown server", false);

    private final String displayName;
    private final boolean hasClonePlugin;

    ServerFlavour(String displayName, boolean hasClonePlugin) {
        this.displayName = displayName;
        this.hasClonePlugin = hasClonePlugin;
    }

    /**
     * Recognise a flavour by what the server says of itself.
     *
     * @param version the value of {@code @@version}
     * @param versionComment the value of {@code @@version_comment}
     * @return the flavour; {@link #MYSQL} where nothing speaks against it
     */
    public static ServerFlavour recognise(String version, String versionComment) {
        String text = (version + ' ' + versionComment).toLowerCase(Locale.ROOT);
        if (text.contains("mariadb")) {
            return MARIADB;
        }
        if (text.contains("tidb") || text.contains("vitess") || text.contains("oceanbase")) {
            return OTHER;
        }
        return text.contains("percona") ? PERCONA : MYSQL;
    }

    /** {@return the name for people} */
    public String displayName() {
        return displayName;
    }

    /** {@return whether servers of this flavour carry MySQL's CLONE plugin from version 8.0.17 on} */
    public boolean hasClonePlugin() {
        return hasClonePlugin;
    }
}
