package io.github.mysqlclone.internal.facts;

import java.util.Set;

/**
 * What {@code mysql.user} on the donor says of the accounts with the donor account's name.
 *
 * @param hosts the hosts they are for, one each
 * @param tls what one or the other demands of TLS: ANY, X509 or SPECIFIED; empty for nothing
 * @param isLocked whether all are locked
 * @param isExpired whether all have an expired password
 * @param hasOneConnection whether all may open one connection only
 * @param countsFailures whether failed logins lock one or the other (FAILED_LOGIN_ATTEMPTS)
 */
public record DonorAccount(
        Set<String> hosts,
        Set<String> tls,
        boolean isLocked,
        boolean isExpired,
        boolean hasOneConnection,
        boolean countsFailures) {

    private static final Set<String> ANYWHERE = Set.of("%");

    /** With nothing that locks it. */
    public DonorAccount(
            Set<String> hosts, Set<String> tls, boolean isLocked, boolean isExpired, boolean hasOneConnection) {
        this(hosts, tls, isLocked, isExpired, hasOneConnection, false);
    }

    /** Returns whether no login can succeed, whatever the password. */
    public boolean isKeptOut() {
        return hosts.isEmpty() || isLocked || isExpired;
    }

    /** Returns whether the donor receives this JVM with it as it receives the recipient. */
    public boolean isTheSameForAll() {
        return hosts.equals(ANYWHERE) && tls.isEmpty();
    }
}
