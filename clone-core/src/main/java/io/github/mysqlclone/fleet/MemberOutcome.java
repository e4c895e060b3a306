package io.github.mysqlclone.fleet;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.replication.ReplicaStatus;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Say what became of one member.
 *
 * @since 0.1.0
 */
public sealed interface MemberOutcome {

    /** {@return which one it is about} */
    FleetMember member();

    /**
     * It replicates, and was not cloned for it.
     *
     * @param member which one
     * @param status the channel
     */
    record Replicating(FleetMember member, ReplicaStatus status) implements MemberOutcome {

        /** Require the parts. */
        public Replicating {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(status, "status");
        }

        @Override
        public String toString() {
            return member + ": replicates, " + status;
        }
    }

    /**
     * It was cloned.
     *
     * @param member which one
     * @param result the clone
     * @param parent the {@code host:port} it was cloned from
     * @param generation 1 for a child of the source, 2 for a child of such a one; 1 also where an earlier call has
     *     begun the clone and the parent's is not known
     * @param status the channel; empty where it was stopped before, so that it is in quarantine still
     */
    record Cloned(FleetMember member, CloneResult result, String parent, int generation, Optional<ReplicaStatus> status)
            implements MemberOutcome {

        /** Require the parts. */
        public Cloned {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(result, "result");
            Objects.requireNonNull(parent, "parent");
            Objects.requireNonNull(status, "status");
        }

        @Override
        public String toString() {
            return member + ": cloned from " + parent + " in "
                    + result.duration().toSeconds() + " s, "
                    + status.map(channel -> "replicates, " + channel).orElse("in quarantine, no replica yet");
        }
    }

    /**
     * It replicates, and had not caught up within {@link FleetOptions#catchUp()}: it goes on, in quarantine. Call again to have it handed
     * over once it has.
     *
     * @param member which one
     * @param result the clone; empty if it was not cloned now
     * @param status the channel, as it was seen last
     * @param why what was waited for, and for how long
     */
    record CatchingUp(FleetMember member, Optional<CloneResult> result, ReplicaStatus status, String why)
            implements MemberOutcome {

        /** Require the parts. */
        public CatchingUp {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(result, "result");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(why, "why");
        }

        @Override
        public String toString() {
            return member + ": replicates, has not caught up, and is in quarantine still. " + why;
        }
    }

    /**
     * It was refused, and is as it was.
     *
     * @param member which one
     * @param why the reasons, in sentences
     * @param preflight what preflight found; empty where it did not come to that
     */
    record Refused(FleetMember member, String why, Optional<PreflightReport> preflight) implements MemberOutcome {

        /** Require the parts. */
        public Refused {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(preflight, "preflight");
        }

        @Override
        public String toString() {
            return member + ": refused. " + why;
        }
    }

    /**
     * It has failed.
     *
     * @param member which one
     * @param recipientData what became of its own data
     * @param why the reasons, in sentences
     * @param cause what was thrown; null if nothing was
     */
    record Failed(
            FleetMember member,
            RecipientData recipientData,
            String why,
            @Nullable RuntimeException cause) implements MemberOutcome {

        /** Require the parts. */
        public Failed {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(recipientData, "recipientData");
            Objects.requireNonNull(why, "why");
        }

        @Override
        public String toString() {
            return member + ": failed, its data is " + recipientData.words() + ". " + why;
        }
    }

    /**
     * Nothing was begun with it.
     *
     * @param member which one
     * @param why what came in between
     */
    record NotStarted(FleetMember member, String why) implements MemberOutcome {

        /** Require the parts. */
        public NotStarted {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(why, "why");
        }

        @Override
        public String toString() {
            return member + ": not started, " + why;
        }
    }

    /**
     * Nobody knows how its clone ended.
     *
     * @param member which one
     * @param why what kept the truth away
     * @param identity which clone; empty if the server had not noted it
     */
    record Unknown(FleetMember member, String why, Optional<CloneIdentity> identity) implements MemberOutcome {

        /** Require the parts. */
        public Unknown {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(identity, "identity");
        }

        @Override
        public String toString() {
            return member + ": unknown. " + why;
        }
    }
}
