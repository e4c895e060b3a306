package io.github.mysqlclone.gtid;

import java.util.Comparator;

/** The part of a GTID before the transaction number: a server's uuid and, from 8.3 on, a tag or the empty text. */
record GtidSource(String uuid, String tag) implements Comparable<GtidSource> {

    private static final Comparator<GtidSource> ORDER =
            Comparator.comparing(GtidSource::uuid).thenComparing(GtidSource::tag);

    @Override
    public int compareTo(GtidSource other) {
        return ORDER.compare(this, other);
    }
}
