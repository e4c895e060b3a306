package io.github.mysqlclone.provisioning;

/**
 * Say why a recipient can only become a copy by losing what it has.
 *
 * @since 0.1.0
 */
public enum ReplaceReason {
    /** It has all transactions of the donor, and more. */
    AHEAD("it has all transactions of the donor and more"),
    /** It has transactions that the donor lacks, and lacks some of the donor's. */
    DIVERGED("it has transactions that the donor lacks"),
    /** It is behind, and the donor has purged what it lacks. */
    SOURCE_PURGED("the donor has purged what it lacks"),
    /** It holds user schemas of which nothing proves that they are the donor's. */
    UNRELATED_DATA("it holds data of which nothing proves that it is the donor's"),
    /** Other servers replicate from it. */
    SOMEBODYS_SOURCE("other servers replicate from it"),
    /** Whether other servers replicate from it is not to be seen, for want of PROCESS. */
    REPLICAS_UNSEEN("whether other servers replicate from it cannot be seen without PROCESS"),
    /** The donor itself replicates from it. */
    SOURCE_OF_THE_DONOR("the donor replicates from it"),
    /** It replicates from a server that is not the donor. */
    FOLLOWS_ANOTHER("it replicates from another server");

    private final String sentence;

    ReplaceReason(String sentence) {
        this.sentence = sentence;
    }

    /** {@return the reason as half a sentence about the recipient} */
    public String sentence() {
        return sentence;
    }
}
