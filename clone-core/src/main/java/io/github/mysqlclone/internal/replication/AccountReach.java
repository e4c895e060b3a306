package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.peer.HostPattern;
import io.github.mysqlclone.internal.peer.HostPattern.Match;
import io.github.mysqlclone.internal.peer.HostPattern.Width;
import io.github.mysqlclone.internal.peer.PeerAddresses;
import io.github.mysqlclone.internal.peer.PeerAddresses.Seen;
import io.github.mysqlclone.internal.replication.AccountRequirements.OfOneHost;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.server.Address;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the source lets the recipient in as the replication account: that this JVM is let in proves it only where the account
 * is for both.
 *
 * @param plan what is wanted
 * @param recipient how the source will see the recipient
 * @param rules how the source compares hosts
 * @param isHere whether the recipient is on this host, so that the source sees it as it sees this JVM
 */
record AccountReach(ReplicaPlan plan, Fact<Seen> recipient, HostPattern.Rules rules, boolean isHere) {

    private static final String VARIABLES = "SHOW GLOBAL VARIABLES WHERE Variable_name IN"
            + " ('hostname', 'port', 'bind_address', 'skip_name_resolve')";

    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127\\..*|::1");

    /** Ask both ends. */
    static AccountReach of(ReplicaPlan plan, ServerConnection recipient, ServerConnection source) throws SQLException {
        Map<String, String> here = recipient.variables(VARIABLES);
        Map<String, String> there = source.variables(VARIABLES);
        return new AccountReach(
                plan,
                new PeerAddresses(
                                plan.source().host(),
                                recipient.server().address(),
                                Optional.ofNullable(there.get("hostname")),
                                new PeerAddresses.OwnEndpoint(
                                        Optional.ofNullable(here.get("hostname")),
                                        Optional.ofNullable(here.get("port")),
                                        Optional.ofNullable(here.get("bind_address"))))
                        .seen()
                        .map(seen -> reachable(seen, Optional.ofNullable(there.get("bind_address")))),
                new HostPattern.Rules(!"ON".equals(there.get("skip_name_resolve")), knowsPrefixes(source)),
                isHere(plan, recipient.server().address(), Optional.ofNullable(here.get("port"))));
    }

    /** In a container, too: what leads out of a container bears its host's address. */
    static boolean isHere(ReplicaPlan plan, Optional<Address> recipient, Optional<String> ownPort) {
        boolean isLocal = recipient
                .filter(address -> LOOPBACK.matcher(address.host()).matches())
                .filter(address -> ownPort.equals(Optional.of(String.valueOf(address.port()))))
                .isPresent();
        return isLocal
                && plan.sourceServer().address().equals(Optional.of(plan.source()))
                && !LOOPBACK.matcher(plan.source().host()).matches();
    }

    /** Of a server whose version has no numbers nobody knows. */
    private static boolean knowsPrefixes(ServerConnection source) {
        return ServerFacts.version("the source", source.identity())
                .known()
                .map(version -> version.isAtLeast(8, 0, 23))
                .orElse(true);
    }

    /** On one host, it comes from the address that it goes to, and only to one at which the source listens. */
    static Seen reachable(Seen seen, Optional<String> bindAddress) {
        List<String> bound = bindAddress.stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .toList();
        List<String> left = seen.texts().stream()
                .filter(address -> !LOOPBACK.matcher(address).matches()
                        || bound.contains(address)
                        || bound.contains(address.contains(":") ? "::" : "0.0.0.0"))
                .toList();
        boolean isTold = !bound.isEmpty()
                && bound.stream().allMatch(PeerAddresses::isLiteral)
                && bound.stream().noneMatch("::"::equals);
        return isTold && !left.isEmpty() ? new Seen(left, seen.areCertain()) : seen;
    }

    /** The accounts as which one address may be let in. */
    private record Entry(List<OfOneHost> candidates, boolean goesByName, boolean isAnonymous, boolean mayBeAnonymous) {

        boolean isDoubtful() {
            return candidates.isEmpty() || goesByName || mayBeAnonymous;
        }
    }

    /**
     * Look for what keeps the recipient out: an ACCOUNT if that is certain, UNPROVEN if it may be.
     *
     * @param known the accounts of that name
     * @param areAll whether there are no others
     */
    Optional<Obstacle> obstacle(AccountRequirements known, boolean areAll) {
        if (recipient instanceof Fact.Unknown<Seen> unknown) {
            return whoeverItIs(known, unknown.reason());
        }
        Seen seen = recipient.known().orElseThrow();
        List<Entry> entries =
                seen.texts().stream().map(address -> entry(known, address)).toList();
        List<OfOneHost> candidates = entries.stream()
                .flatMap(entry -> entry.candidates().stream())
                .distinct()
                .toList();
        boolean isCertain = seen.areCertain() && areAll;
        if (candidates.isEmpty()) {
            return Optional.of(
                    entries.stream().anyMatch(Entry::isAnonymous)
                            ? found(isCertain, keptOutByTheAnonymous(seen), "DROP USER ''@… there")
                            : found(isCertain, isForOthers(known, seen), remedy(seen)));
        }
        boolean isDoubtful = entries.stream().anyMatch(Entry::isDoubtful);
        List<Obstacle> refusals = refusals(candidates);
        if (refusals.isEmpty()) {
            return isDoubtful ? Optional.of(doubt(known, seen, entries)) : Optional.empty();
        }
        return isCertain && !isDoubtful && refusals.size() == candidates.size()
                ? Optional.of(refusals.get(0))
                : Optional.of(mayCome(refusals.get(0), seen));
    }

    private Obstacle doubt(AccountRequirements known, Seen seen, List<Entry> entries) {
        boolean isForIt = entries.stream().noneMatch(entry -> entry.candidates().isEmpty() || entry.goesByName());
        return isForIt
                ? found(
                        false,
                        "The source has an account without a name, as which it may let the recipient, " + texts(seen)
                                + ", in instead of " + plan.account().user() + ".",
                        "DROP USER ''@… there")
                : found(false, isForOthers(known, seen), remedy(seen));
    }

    private static Obstacle mayCome(Obstacle refusal, Seen seen) {
        return found(
                false,
                refusal.sentence() + " So it is of one of them, and the source may let the recipient, " + texts(seen)
                        + ", in as that.",
                refusal.remedy().replaceAll("\\.$", ""));
    }

    /** Where nobody knows from where it comes, an account for everybody is for it, and each of them has to do. */
    private Optional<Obstacle> whoeverItIs(AccountRequirements known, String reason) {
        List<Obstacle> refusals = refusals(known.accounts());
        if (!refusals.isEmpty()) {
            Obstacle first = refusals.get(0);
            return Optional.of(found(
                    false,
                    first.sentence() + " So it is of one of them, and as which the recipient comes is not known: "
                            + reason + ".",
                    first.remedy().replaceAll("\\.$", "")));
        }
        boolean isForAll = known.accounts().stream()
                .anyMatch(account -> new HostPattern(account.host()).width() == Width.EVERYBODY);
        return isForAll
                ? Optional.empty()
                : Optional.of(found(
                        false,
                        AccountRequirements.named(plan) + " is for " + hosts(known)
                                + ", and whether one of these is for the recipient is not known: " + reason + ".",
                        "CREATE USER …@'%' there, or name the recipient by its address"));
    }

    /** A server takes the narrowest that matches. */
    private Entry entry(AccountRequirements known, String address) {
        List<OfOneHost> sure = matching(known, address, Match.YES);
        List<OfOneHost> perhaps = matching(known, address, Match.PERHAPS);
        Optional<Width> narrowest = sure.stream().map(AccountReach::width).max(Width::compareTo);
        List<HostPattern> before = known.anonymous().stream()
                .filter(nameless -> Stream.concat(sure.stream(), perhaps.stream())
                        .allMatch(account -> new HostPattern(account.host()).mayComeAfter(nameless)))
                .toList();
        boolean isAnonymous = before.stream()
                .filter(host -> host.matches(address, rules) == Match.YES)
                .anyMatch(host -> narrowest
                        .filter(width -> width.compareTo(host.width()) >= 0)
                        .isEmpty());
        if (isAnonymous) {
            return new Entry(List.of(), false, true, true);
        }
        return new Entry(
                Stream.concat(
                                sure.stream()
                                        .filter(account ->
                                                Optional.of(width(account)).equals(narrowest)),
                                perhaps.stream())
                        .toList(),
                sure.isEmpty(),
                false,
                before.stream().anyMatch(host -> mayBeTakenFor(host, address)));
    }

    /** A peer elsewhere is never called that. */
    private boolean mayBeTakenFor(HostPattern nameless, String address) {
        return nameless.matches(address, rules) != Match.NO && !nameless.text().equalsIgnoreCase("localhost");
    }

    private static Width width(OfOneHost account) {
        return new HostPattern(account.host()).width();
    }

    private List<OfOneHost> matching(AccountRequirements known, String address, Match match) {
        return known.accounts().stream()
                .filter(account -> new HostPattern(account.host()).matches(address, rules) == match)
                .toList();
    }

    private List<Obstacle> refusals(List<OfOneHost> accounts) {
        return accounts.stream()
                .map(account -> new AccountRequirements(List.of(account)))
                .flatMap(account -> account.anyObstacle(plan).stream())
                .toList();
    }

    private String isForOthers(AccountRequirements known, Seen seen) {
        return AccountRequirements.named(plan) + " is for " + hosts(known) + ", and the source sees the recipient as "
                + texts(seen) + ", "
                + (rules.looksForNames() ? "or by its name" : "by its address only (skip_name_resolve)")
                + ".";
    }

    private String keptOutByTheAnonymous(Seen seen) {
        return "The source has an account without a name for " + texts(seen)
                + ", as which the recipient would come instead of "
                + plan.account().user() + ".";
    }

    private static String remedy(Seen seen) {
        return "CREATE USER …@'" + seen.texts().get(0) + "' there, and GRANT REPLICATION SLAVE ON *.* to it";
    }

    private static String texts(Seen seen) {
        return String.join(" or ", seen.texts());
    }

    private static String hosts(AccountRequirements known) {
        return known.accounts().stream()
                .map(account -> "'" + account.host() + "'")
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Obstacle found(boolean isCertain, String sentence, String remedy) {
        return isCertain
                ? new Obstacle(ObstacleKind.ACCOUNT, sentence, remedy + ".")
                : new Obstacle(ObstacleKind.UNPROVEN, sentence, remedy + ", or say acceptUnproven().");
    }
}
