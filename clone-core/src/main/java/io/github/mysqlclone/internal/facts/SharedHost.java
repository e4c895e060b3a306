package io.github.mysqlclone.internal.facts;

import java.util.List;

/**
 * What this JVM sees of whether donor and recipient share a host.
 *
 * @param donorsFiles the donor's files outside its data directory, as far as something was seen at their paths on the
 *     recipient's host
 * @param isOneAddress whether the donor's address is one of the recipient's own
 */
public record SharedHost(Fact<DonorsFiles> donorsFiles, boolean isOneAddress) {

    /** Nobody has looked. */
    public static final SharedHost NOT_LOOKED_AT = new SharedHost(Fact.unknown("nobody has looked"), false);

    /**
     * The donor's files on the recipient's host. Those of neither list are not there for certain.
     *
     * @param there where something lies
     * @param hidden of which it cannot be told, as their folder cannot be read or is not there for this JVM
     */
    public record DonorsFiles(List<String> there, List<String> hidden) {

        /** Copy the lists. */
        public DonorsFiles {
            there = List.copyOf(there);
            hidden = List.copyOf(hidden);
        }
    }
}
