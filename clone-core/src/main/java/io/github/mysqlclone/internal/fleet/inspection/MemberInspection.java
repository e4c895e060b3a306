package io.github.mysqlclone.internal.fleet.inspection;

import io.github.mysqlclone.fleet.MemberVerdict;
import io.github.mysqlclone.internal.facts.RecipientFacts;
import io.github.mysqlclone.server.MySqlServer;
import java.util.Optional;

/**
 * What a look at one member showed.
 *
 * @param reached how it is reached now
 * @param uuid its {@code server_uuid}; empty if it could not be seen
 * @param serverId its {@code server_id}; 0 if it could not be seen
 * @param facts what is compared with the other members; empty unless it is to be cloned
 */
public record MemberInspection(
        MemberVerdict verdict, MySqlServer reached, String uuid, long serverId, Optional<RecipientFacts> facts) {

    MemberInspection with(MemberVerdict other) {
        return new MemberInspection(other, reached, uuid, serverId, facts);
    }
}
