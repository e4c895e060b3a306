package io.github.mysqlclone.internal.preparation.execution;

import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.internal.preparation.change.AccountCopy;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.PreparationPart;

/** What is to become of a change when the clone has ended. */
enum UndoDecision {
    /** It is put back. */
    PUT_BACK,
    /** It is to stay, or never came about. */
    FORGET,
    /** It stays until somebody says so. */
    HOLD,
    /** It stays, for nothing can be done from here. */
    LEAVE;

    /** The clone completed. */
    static UndoDecision completed(Change change, Preparation preparation) {
        if (change.part() == PreparationPart.QUARANTINE) {
            return HOLD;
        }
        if (preparation.keeps(change.part(), change.side())) {
            return FORGET;
        }
        return isInDirectory(change) ? LEAVE : PUT_BACK;
    }

    /** It did not, and what became of the recipient's data says whether the donor's accounts came along. */
    static UndoDecision failed(Change change, RecipientData data) {
        if (!(change instanceof AccountCopy)) {
            return PUT_BACK;
        }
        boolean mayBeThere = data == RecipientData.REPLACED || data == RecipientData.UNKNOWN;
        return mayBeThere && !isInDirectory(change) ? PUT_BACK : FORGET;
    }

    /** Nobody knows how it ended, but it has. */
    static UndoDecision recovered(Change change) {
        return isInDirectory(change) ? LEAVE : PUT_BACK;
    }

    private static boolean isInDirectory(Change change) {
        return change instanceof AccountCopy copy && !copy.directory().isEmpty();
    }
}
