package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.server.ServerError;

/** What the server said of a clone in the end. */
sealed interface ServerWord {

    /** The clone is complete: the statement's OK, or for a replace clone the status row after the restart. */
    record Completed() implements ServerWord {
        @Override
        public String toString() {
            return "completed";
        }
    }

    /** The statement failed, or the status row after the restart says that the clone did. */
    record Failed(ServerError error) implements ServerWord {

        /** The number that matters: the donor's own where the recipient reports what the donor told it. */
        int number() {
            return error.fromDonor().orElse(error).number();
        }

        @Override
        public String toString() {
            return "failed with " + error;
        }
    }

    /** The recipient ended for good instead of coming back. */
    record Gone(int exitCode) implements ServerWord {
        @Override
        public String toString() {
            return "the recipient stopped for good with exit code " + exitCode;
        }
    }

    /** The recipient came back and has no table in which to look. */
    record Silent() implements ServerWord {
        @Override
        public String toString() {
            return "the recipient came back and cannot tell";
        }
    }
}
