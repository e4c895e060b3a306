package io.github.mysqlclone.internal.facts;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A value that was read, or the reason why it could not be: what is not known is never taken for good. */
public sealed interface Fact<T> {

    /** The value was read. */
    record Known<T>(T value) implements Fact<T> {}

    /** The value could not be read. */
    record Unknown<T>(String reason) implements Fact<T> {}

    /** Make a known fact. */
    static <T> Fact<T> of(T value) {
        return new Known<>(value);
    }

    /** Make a missing fact; the reason says what was tried and what would help. */
    static <T> Fact<T> unknown(String reason) {
        return new Unknown<>(reason);
    }

    /** Derive another fact from the value. */
    default <R> Fact<R> map(Function<? super T, ? extends R> function) {
        return flatMap(value -> Fact.of(function.apply(value)));
    }

    /** Derive a fact that may be missing itself, as it is if a text in the value that ought to be a number is none. */
    default <R> Fact<R> flatMap(Function<? super T, Fact<R>> function) {
        if (this instanceof Known<T> known) {
            try {
                return function.apply(known.value());
            } catch (NumberFormatException e) {
                return Fact.unknown(String.valueOf(e.getMessage()));
            }
        }
        return Fact.unknown(((Unknown<T>) this).reason());
    }

    /** Return this fact if its value was read, otherwise another one. */
    default Fact<T> or(Supplier<Fact<T>> other) {
        return this instanceof Known<T> ? this : other.get();
    }

    /** Return the value; empty if it is missing. */
    default Optional<T> known() {
        return this instanceof Known<T> fact ? Optional.of(fact.value()) : Optional.empty();
    }
}
