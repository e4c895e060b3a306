package io.github.mysqlclone.internal.ledger;

import io.github.mysqlclone.CloneKind;

/**
 * Which clone a ledger is about.
 *
 * @param recipientUuid the recipient's {@code server_uuid}
 * @param donorUuid the donor's; empty if it was not read, in which case nothing was changed there
 */
public record LedgerHead(CloneKind kind, String recipientUuid, String donorUuid) {}
