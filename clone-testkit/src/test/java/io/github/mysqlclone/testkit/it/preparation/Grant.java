package io.github.mysqlclone.testkit.it.preparation;

import io.github.mysqlclone.server.Account;

/**
 * One privilege that the README of clone-core lists.
 *
 * @param privilege such as {@code CLONE_ADMIN}
 * @param on such as {@code *.*}
 */
record Grant(Role role, String privilege, String on, boolean mayPassOn) {

    /** Whose privilege it is, and so on which server. */
    enum Role {
        /** Who clones, on the recipient. */
        RECIPIENT,
        /** Who prepares the donor, on the donor. */
        DONOR_ADMINISTRATOR,
        /** The account of the statement, on the donor. */
        DONOR_ACCOUNT,
        /** Who reads the outcome on the copy: an account of the donor. */
        AFTER_RESTART;

        Account account() {
            return Account.of("least_" + name().toLowerCase(java.util.Locale.ROOT), "secret-of-" + name());
        }

        boolean isOnDonor() {
            return this != RECIPIENT;
        }
    }

    static Grant of(Role role, String privilege) {
        return new Grant(role, privilege, "*.*", false);
    }

    static Grant select(Role role) {
        return new Grant(role, "SELECT", "performance_schema.*", false);
    }

    static Grant onPlugins(Role role, String privilege) {
        return new Grant(role, privilege, "mysql.plugin", false);
    }

    Grant withGrantOption() {
        return new Grant(role, privilege, on, true);
    }

    String statement() {
        return "GRANT " + privilege + " ON " + on + " TO '" + role.account().user() + "'@'%'"
                + (mayPassOn ? " WITH GRANT OPTION" : "");
    }

    @Override
    public String toString() {
        return privilege + " on " + on + " for " + role;
    }
}
