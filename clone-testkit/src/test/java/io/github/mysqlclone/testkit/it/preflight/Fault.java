package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.ClonePair;

/** Makes one thing wrong, or special, on a healthy pair; what it returns makes it right again. */
@FunctionalInterface
interface Fault {

    /** Puts one thing right again. */
    @FunctionalInterface
    interface Undo {
        void undo() throws Exception;
    }

    /** Makes it wrong; when this returns, it is. */
    Undo arrange(ClonePair pair) throws Exception;
}
