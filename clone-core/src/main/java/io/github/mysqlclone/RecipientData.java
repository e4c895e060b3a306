package io.github.mysqlclone;

/**
 * What became of the data that the recipient held before the clone, found by looking.
 *
 * @since 0.1.0
 */
public enum RecipientData {
    /** All of it is still there. */
    UNTOUCHED("untouched"),
    /** Some schemas or tables are gone. */
    PARTIALLY_DROPPED("partially dropped"),
    /** All of it is gone and nothing has come in its place; the accounts are still the old ones. */
    DROPPED("dropped"),
    /** The donor's data stands in its place. */
    REPLACED("replaced"),
    /** Nobody could look, or the account cannot see it. */
    UNKNOWN("in an unknown state");

    private final String words;

    RecipientData(String words) {
        this.words = words;
    }

    /** {@return the words for a sentence, as in "the recipient's data is partially dropped"} */
    public String words() {
        return words;
    }
}
