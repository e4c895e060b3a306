package io.github.mysqlclone.internal.checks.compatibility;

import io.github.mysqlclone.server.ServerVersion;

/**
 * The recipient's own rule for which donor versions it takes data from, era by era.
 *
 * <p>Sources: the server's {@code compare_prefix_version} (8.0.26 on), {@code compare_server_version} (8.0.37 on) and
 * {@code are_versions_clone_compatible} (8.4 on, LTS crossing from 9.7 on); the manual for releases before and for the
 * calendar versions.
 */
final class VersionMatchRule {

    private static final int CALENDAR_MAJOR = 26;

    private VersionMatchRule() {}

    static boolean accepts(ServerVersion recipient, ServerVersion donor) {
        if (recipient.text().equals(donor.text())) {
            return true;
        }
        if (!recipient.isAtLeast(8, 0, 26)) {
            return false;
        }
        if (recipient.isSameSeriesAs(donor)) {
            return recipient.patch() == donor.patch() || takesOtherPatches(recipient, donor);
        }
        return isNextLongTermRelease(recipient, donor);
    }

    private static boolean takesOtherPatches(ServerVersion recipient, ServerVersion donor) {
        if (recipient.major() == 8 && recipient.minor() == 0) {
            return recipient.patch() >= 37 && donor.patch() >= 37;
        }
        return recipient.isAtLeast(8, 4, 0);
    }

    /** From 9.7 on a long-term release takes data from the long-term release right before it. */
    private static boolean isNextLongTermRelease(ServerVersion recipient, ServerVersion donor) {
        if (!donor.isAtLeast(9, 7, 0) || !isLongTerm(recipient) || !isLongTerm(donor)) {
            return false;
        }
        if (donor.major() >= CALENDAR_MAJOR) {
            return recipient.major() == donor.major() + 2;
        }
        // The manual's own example crosses the change of numbering: 9.7 to 28.4.
        return recipient.major() == donor.major() + 1 || (recipient.major() == 28 && donor.major() == 9);
    }

    private static boolean isLongTerm(ServerVersion version) {
        if (version.major() >= CALENDAR_MAJOR) {
            return version.minor() == 4 && version.major() % 2 == 0 && version.major() >= 28;
        }
        return version.major() == 8 ? version.minor() == 4 || version.minor() == 0 : version.minor() == 7;
    }

    /** Say the rule that holds for this recipient. */
    static String wordsFor(ServerVersion recipient) {
        if (!recipient.isAtLeast(8, 0, 26)) {
            return "before 8.0.26 both version texts must be the same, suffix included";
        }
        if (recipient.major() == 8 && recipient.minor() == 0) {
            return recipient.patch() >= 37
                    ? "8.0 takes other patch releases of 8.0 from 8.0.37 on"
                    : "before 8.0.37 both must be the same release";
        }
        if (!recipient.isAtLeast(8, 4, 0)) {
            return "both must be the same release";
        }
        return isLongTerm(recipient) && recipient.isAtLeast(9, 7, 0)
                ? "it takes releases of its own series, and of the long-term series right before it from 9.7 on"
                : "it takes releases of its own series only";
    }
}
