package io.github.mysqlclone.internal.preparation.plan;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.SslClause;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.preparation.change.AccountChange;
import io.github.mysqlclone.internal.preparation.change.AccountCopy;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.preparation.TemporaryAccount;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Plans the temporary account on the donor, and that it does not stay in the copy. */
public record AccountPlan(List<Change> changes, List<String> obstacles) {

    /** Plans it for those host parts. */
    public static AccountPlan of(RemoteCloneSpec spec, Fact<ServerFacts> donor, Fact<List<String>> hosts, Instant now) {
        List<String> obstacles = new ArrayList<>();
        if (donor instanceof Fact.Unknown<ServerFacts> unknown) {
            obstacles.add(unknown.reason());
        }
        if (hosts instanceof Fact.Unknown<List<String>> unknown) {
            obstacles.add(unknown.reason());
        }
        donor.known()
                .filter(PreparationPlanner::isReadOnly)
                .ifPresent(server -> obstacles.add(
                        "the temporary account cannot be made: the donor is read-only, and is not switched"));
        donor.known().flatMap(PasswordPolicy::demandsMore).ifPresent(obstacles::add);
        List<Change> changes = hosts.known().stream()
                .flatMap(List::stream)
                .flatMap(host -> changes(spec, donor, host, now).stream())
                .toList();
        return new AccountPlan(changes, obstacles);
    }

    private static List<Change> changes(RemoteCloneSpec spec, Fact<ServerFacts> donor, String host, Instant now) {
        boolean hasAttributes = donor.flatMap(ServerFacts::version)
                .known()
                .filter(version -> version.isAtLeast(8, 0, 21))
                .isPresent();
        AccountChange account = new AccountChange(
                spec.donorAccount().orElseThrow().user(),
                host,
                spec.ssl() == SslClause.REQUIRE_SSL,
                hasAttributes ? attribute(spec.preparation().temporaryAccount(), now) : "");
        return List.of(account, new AccountCopy(account, spec.dataDirectory().orElse("")));
    }

    /** The owner's characters are such that JSON needs no escape. */
    private static String attribute(TemporaryAccount account, Instant now) {
        return "{\"mysql_clone\": {\"owner\": \"" + account.owner() + "\", \"expires\": \""
                + now.plus(account.lifetime()).truncatedTo(ChronoUnit.SECONDS) + "\"}}";
    }
}
