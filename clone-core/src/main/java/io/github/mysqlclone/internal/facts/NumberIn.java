package io.github.mysqlclone.internal.facts;

import java.math.BigInteger;

/**
 * The numbers in what a server says, which sends all its variables as text.
 *
 * <p>What is no number, or more than there can be of anything, is not known: a proxy, another flavour or a clock that was set
 * back can say anything, and no check ends by that.
 */
final class NumberIn {

    private NumberIn() {}

    /** Return a value as a number; missing, with the name and the value, if it is none. */
    static Fact<Long> value(String name, String value) {
        try {
            return Fact.of(Long.parseLong(value));
        } catch (NumberFormatException e) {
            return noNumber(name, value);
        }
    }

    /**
     * Return a value that is the difference of two times: one below zero, after the clock was set back, is shown by the
     * server as an unsigned number.
     */
    static Fact<Long> difference(String name, String value) {
        try {
            return Fact.of(new BigInteger(value).longValue());
        } catch (NumberFormatException e) {
            return noNumber(name, value);
        }
    }

    private static Fact<Long> noNumber(String name, String value) {
        return Fact.unknown(name + " is '" + value + "', which is not understood as a number here");
    }
}
