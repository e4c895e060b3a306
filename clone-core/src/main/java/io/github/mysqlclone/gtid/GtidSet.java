package io.github.mysqlclone.gtid;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hold a set of global transaction identifiers, tags of MySQL 8.3 and later included.
 *
 * <p>Two sets are equal when they hold the same transactions, however they were written. Immutable.
 *
 * @since 0.1.0
 */
public final class GtidSet {

    private static final GtidSet EMPTY = new GtidSet(new TreeMap<>());

    private final SortedMap<GtidSource, List<GtidInterval>> intervals;

    private GtidSet(SortedMap<GtidSource, List<GtidInterval>> intervals) {
        this.intervals = Collections.unmodifiableSortedMap(intervals);
    }

    /** {@return the set without a transaction} */
    public static GtidSet empty() {
        return EMPTY;
    }

    /**
     * Parse what a server prints, such as {@code 3e11fa47-…:1-5:11,\n4c22…:tag:7}.
     *
     * <p>Line breaks, blanks and empty parts are passed over, intervals may come in any order and overlap, as the
     * server itself allows.
     *
     * @param text the set; may be empty
     * @return the set
     * @throws IllegalArgumentException if a part is not {@code uuid[:tag]:interval[:interval…]}
     */
    public static GtidSet parse(String text) {
        Objects.requireNonNull(text, "text");
        SortedMap<GtidSource, List<GtidInterval>> found = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            String compact = part.replaceAll("\\s", "");
            if (!compact.isEmpty()) {
                GtidSetParser.parsePart(compact, found);
            }
        }
        found.replaceAll((source, list) -> GtidInterval.normalise(list));
        return found.isEmpty() ? EMPTY : new GtidSet(found);
    }

    /**
     * Return the transactions of this set that are not in the other one.
     *
     * @param other what is taken away
     * @return a new set
     */
    public GtidSet subtract(GtidSet other) {
        SortedMap<GtidSource, List<GtidInterval>> rest = new TreeMap<>();
        intervals.forEach((source, list) -> {
            List<GtidInterval> left = GtidInterval.subtract(list, other.intervals.getOrDefault(source, List.of()));
            if (!left.isEmpty()) {
                rest.put(source, left);
            }
        });
        return rest.isEmpty() ? EMPTY : new GtidSet(rest);
    }

    /**
     * Say whether every transaction of another set is in this one.
     *
     * @param other the set that may be contained
     * @return whether it is; the empty set always is
     */
    public boolean contains(GtidSet other) {
        return other.subtract(this).isEmpty();
    }

    /**
     * Return the transactions that are in either set.
     *
     * @param other what is added
     * @return a new set
     */
    public GtidSet union(GtidSet other) {
        SortedMap<GtidSource, List<GtidInterval>> all = new TreeMap<>(intervals);
        other.intervals.forEach((source, list) -> all.merge(
                source,
                list,
                (mine, theirs) -> GtidInterval.normalise(
                        Stream.concat(mine.stream(), theirs.stream()).toList())));
        return all.isEmpty() ? EMPTY : new GtidSet(all);
    }

    /**
     * Return the transactions that are in both sets.
     *
     * @param other what they must be in, too
     * @return a new set
     */
    public GtidSet intersection(GtidSet other) {
        return subtract(subtract(other));
    }

    /** {@return how many transactions there are; {@link Long#MAX_VALUE} for that many and more} */
    public long count() {
        BigInteger sum = BigInteger.ZERO;
        for (List<GtidInterval> list : intervals.values()) {
            for (GtidInterval interval : list) {
                sum = sum.add(BigInteger.valueOf(interval.last() - interval.first() + 1));
            }
        }
        return sum.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }

    /** {@return whether there is no transaction in the set} */
    public boolean isEmpty() {
        return intervals.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GtidSet set && intervals.equals(set.intervals);
    }

    @Override
    public int hashCode() {
        return intervals.hashCode();
    }

    /** {@return the canonical form in one line, as {@code @@gtid_executed} without its line breaks} */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        String uuid = "";
        for (Map.Entry<GtidSource, List<GtidInterval>> entry : intervals.entrySet()) {
            GtidSource source = entry.getKey();
            String list = entry.getValue().stream().map(GtidInterval::toString).collect(Collectors.joining(":"));
            String tag = source.tag().isEmpty() ? "" : source.tag() + ":";
            if (source.uuid().equals(uuid)) {
                // The server writes the tags of one uuid behind each other.
                parts.set(parts.size() - 1, parts.get(parts.size() - 1) + ":" + tag + list);
            } else {
                parts.add(source.uuid() + ":" + tag + list);
                uuid = source.uuid();
            }
        }
        return String.join(",", parts);
    }
}
