package io.github.mysqlclone.internal.facts;

import java.util.Set;

/**
 * What {@code mysql.user} on the donor says of the accounts with the donor account's name.
 *
 * @param accounts how many there are, for different hosts
 * @param tls what one or the other demands of TLS: ANY, X509 or SPECIFIED; empty for nothing
 * @param isLocked whether all are locked
 * @param isExpired whether all have an expired password
 * @param hasOneConnection whether all may open one connection only
 */
public record DonorAccount(
        int accounts, Set<String> tls, boolean isLocked, boolean isExpired, boolean hasOneConnection) {}
