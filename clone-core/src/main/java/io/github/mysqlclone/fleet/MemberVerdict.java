package io.github.mysqlclone.fleet;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.provisioning.ProvisioningVerdict;
import java.util.Objects;
import java.util.Optional;

/**
 * Say of one member what has to be done.
 *
 * @since 0.1.0
 */
public sealed interface MemberVerdict {

    /** {@return which one it is about} */
    FleetMember member();

    /**
     * It replicates already.
     *
     * @param member which one
     * @param found what it is to the source
     */
    record Nothing(FleetMember member, ProvisioningVerdict found) implements MemberVerdict {

        /** Require the parts. */
        public Nothing {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(found, "found");
        }

        @Override
        public String toString() {
            return member + ": " + found;
        }
    }

    /**
     * It is a copy, and only has to be made a replica, or handed over.
     *
     * @param member which one
     * @param found what it is to the source
     */
    record Replicate(FleetMember member, ProvisioningVerdict found) implements MemberVerdict {

        /** Require the parts. */
        public Replicate {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(found, "found");
        }

        @Override
        public String toString() {
            return member + ": " + found;
        }
    }

    /**
     * It has to be cloned, and may be.
     *
     * @param member which one
     * @param found what it is to the source
     * @param preflight what preflight found, with the source as its donor
     */
    record Clone(FleetMember member, ProvisioningVerdict found, PreflightReport preflight) implements MemberVerdict {

        /** Require the parts. */
        public Clone {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(found, "found");
            Objects.requireNonNull(preflight, "preflight");
        }

        @Override
        public String toString() {
            return member + ": " + found;
        }
    }

    /**
     * A clone runs on it that an earlier call has begun: follow it.
     *
     * @param member which one
     * @param identity which clone
     */
    record Cloning(FleetMember member, CloneIdentity identity) implements MemberVerdict {

        /** Require the parts. */
        public Cloning {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(identity, "identity");
        }

        @Override
        public String toString() {
            return member + ": Follow the " + identity;
        }
    }

    /**
     * Nothing may be done with it.
     *
     * @param member which one
     * @param why the reasons, in sentences
     * @param found what it is to the source; empty if that could not be seen
     * @param preflight what preflight found; empty where it did not come to that
     */
    record Refused(
            FleetMember member, String why, Optional<ProvisioningVerdict> found, Optional<PreflightReport> preflight)
            implements MemberVerdict {

        /** Require the parts. */
        public Refused {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(found, "found");
            Objects.requireNonNull(preflight, "preflight");
        }

        @Override
        public String toString() {
            return member + ": " + why;
        }
    }
}
