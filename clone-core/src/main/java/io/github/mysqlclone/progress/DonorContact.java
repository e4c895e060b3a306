package io.github.mysqlclone.progress;

import java.util.Objects;

/**
 * Say what came of asking the donor from this JVM.
 *
 * @since 0.1.0
 */
public sealed interface DonorContact {

    /**
     * It answered.
     *
     * @param servingSessions how many sessions of the account used here serve a clone just now; a running remote clone
     *     has at least two
     */
    record Answers(int servingSessions) implements DonorContact {
        @Override
        public String toString() {
            return "answers, and " + servingSessions + " of its sessions seen from here serve a clone";
        }
    }

    /**
     * It did not answer, or refused the login.
     *
     * @param reason what went wrong, without secrets
     */
    record Silent(String reason) implements DonorContact {
        /** Require the reason. */
        public Silent {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public String toString() {
            return "does not answer: " + reason;
        }
    }

    /** Nobody said how it is reached: a local clone, or one that another process began. */
    record NotAsked() implements DonorContact {
        @Override
        public String toString() {
            return "was not asked, it is not known how to reach it from here";
        }
    }
}
