package io.github.mysqlclone.internal.fleet.request;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.fleet.ReplicationSource;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Side;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Derives from the spec of the fleet that of each clone: the same but for donor, consent, ledger and who starts it again. */
public record MemberSpecs(FleetRequest wish, FleetOptions options, LedgerFolder ledgers) {

    private static final String DATA_BANDWIDTH = "clone_max_data_bandwidth";

    /** The server takes more, and then for something else; that is far above what a clone reads. */
    private static final int MOST_BANDWIDTH = 4095;

    /** Returns for how long each clone has its donor keep the place of a recipient that it has lost; empty if it does not say. */
    public Optional<Duration> donorWindow() {
        return CloneSetting.donorReconnectWindow(Duration.ZERO).values().keySet().stream()
                .map(wish.spec().preparation().settings()::get)
                .filter(Objects::nonNull)
                .map(minutes -> Duration.ofMinutes(Long.parseLong(minutes)))
                .findFirst();
    }

    /** Returns that by which a member is looked at and handed over, and preflighted before anything is changed. */
    public RemoteCloneSpec of(FleetMember member, PossibleDonor source) {
        return of(member, source, noted(wish.spec().preparation(), member));
    }

    /**
     * Returns that of one clone.
     *
     * @param temporary the account that was made for the whole fleet; empty where the spec has one of its own
     */
    public RemoteCloneSpec cloning(FleetMember member, PossibleDonor donor, Optional<Account> temporary) {
        Preparation all = wish.spec().preparation();
        Preparation ofOne = noted(limited(all.without(PreparationPart.ACCOUNT)).quarantine(), member);
        if (all.has(PreparationPart.PLUGIN)) {
            // A copy needs it as long as it may be a donor. It goes at the hand-over.
            ofOne = ofOne.keepOn(Side.RECIPIENT, PreparationPart.PLUGIN);
        }
        RemoteCloneSpec spec = of(member, donor, ofOne);
        if (!donor.equals(wish.root())) {
            spec = spec.preflightPolicy(amongMembers(spec.preflightPolicy()));
        }
        return temporary.isPresent() ? spec.donorAccount(temporary.get()) : spec;
    }

    /** From whom it will replicate was judged before; it need not be its donor. */
    private PreflightPolicy amongMembers(PreflightPolicy policy) {
        return options.replicateFrom() == ReplicationSource.ROOT
                        && policy.replicationIntended().isPresent()
                ? policy.skip(CheckId.REPLICATION_READY)
                : policy;
    }

    private Preparation noted(Preparation preparation, FleetMember member) {
        return ledgers.of(member).map(preparation::ledger).orElse(preparation);
    }

    private Preparation limited(Preparation preparation) {
        if (options.totalBandwidth().isEmpty()) {
            return preparation;
        }
        int share = Math.min(options.totalBandwidth().get() / options.maxParallel(), MOST_BANDWIDTH);
        int own = Integer.parseInt(preparation.settings().getOrDefault(DATA_BANDWIDTH, "0"));
        return preparation.set(CloneSetting.dataBandwidth(own == 0 ? share : Math.min(own, share)));
    }

    private RemoteCloneSpec of(FleetMember member, PossibleDonor donor, Preparation preparation) {
        RemoteCloneSpec whole = wish.spec();
        RemoteCloneSpec spec = secured(
                        CloneSpec.remote(donor.address().host(), donor.address().port()))
                .donorServer(donor.server())
                .restartStrategy(member.restartStrategy().orElse(whole.restartStrategy()))
                .timeouts(whole.timeouts())
                .preflightPolicy(whole.preflightPolicy())
                .prepare(preparation);
        if (whole.donorAccount().isPresent()) {
            spec = spec.donorAccount(whole.donorAccount().get());
        }
        if (member.serverAfterClone().isPresent()) {
            spec = spec.serverAfterRestart(member.serverAfterClone().get());
        } else if (whole.accountAfterRestart().isPresent()) {
            spec = spec.accountAfterRestart(whole.accountAfterRestart().get());
        }
        return member.replaceDataOf().isPresent()
                ? spec.replaceDataOf(member.replaceDataOf().get())
                : spec;
    }

    private RemoteCloneSpec secured(RemoteCloneSpec spec) {
        return switch (wish.spec().ssl()) {
            case REQUIRE_SSL -> spec.requireSsl();
            case REQUIRE_NO_SSL -> spec.requireNoSsl();
            case PREFERRED -> spec;
        };
    }
}
