package io.github.mysqlclone.internal.donor;

/** How an attempt to end a clone's sessions on its donor went. */
public enum SessionsEnd {
    /** One was ended, or may have been, which ends the clone. */
    ENDED,
    /** What is served there may be a clone that somebody else has begun since; whether this one gets bytes would tell. */
    NOT_CERTAIN,
    /** Nobody answers at the donor's address: the recipient may be about to notice that as well. */
    OUT_OF_REACH,
    /** It serves nobody: the clone has not come to it yet, or is gone from it. */
    NONE,
    /** The donor cannot be asked, or serves another clone. */
    NOT_POSSIBLE
}
