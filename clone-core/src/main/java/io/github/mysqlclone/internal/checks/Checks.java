package io.github.mysqlclone.internal.checks;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.internal.checks.access.AccessChecks;
import io.github.mysqlclone.internal.checks.access.DonorListCheck;
import io.github.mysqlclone.internal.checks.compatibility.PacketSize;
import io.github.mysqlclone.internal.checks.compatibility.PluginChecks;
import io.github.mysqlclone.internal.checks.compatibility.SettingsMatch;
import io.github.mysqlclone.internal.checks.compatibility.VersionChecks;
import io.github.mysqlclone.internal.checks.data.DataChecks;
import io.github.mysqlclone.internal.checks.data.IdentityChecks;
import io.github.mysqlclone.internal.checks.rule.Check;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.state.PerformanceSchema;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.PreflightReport;
import java.util.Arrays;
import java.util.List;

/** The catalogue: which rule stands behind which id. A new id does not compile until its rule is named here. */
public final class Checks {

    private Checks() {}

    /** Judge the facts by every check; none stops another. */
    public static PreflightReport judge(CloneSpec spec, CloneFacts facts) {
        Subject subject = new Subject(spec, facts);
        return new PreflightReport(
                Arrays.stream(CheckId.values()).map(id -> result(id, subject)).toList());
    }

    private static CheckResult result(CheckId id, Subject subject) {
        Check check = check(id);
        if (!check.kinds().contains(subject.kind())) {
            return new CheckResult(id, Outcome.NOT_APPLICABLE, List.of(), "");
        }
        if (subject.spec().preflightPolicy().skips(id)) {
            return new CheckResult(id, Outcome.SKIPPED, List.of(), "");
        }
        return check.rule().apply(subject).asResult(id);
    }

    private static Check check(CheckId id) {
        return switch (id) {
            case RECIPIENT_FLAVOUR -> Check.always(VersionChecks::recipientFlavour);
            case DONOR_FLAVOUR -> Check.remote(VersionChecks::donorFlavour);
            case VERSION_MATCH -> Check.remote(VersionChecks::versionMatch);
            case PLATFORM -> Check.remote(SettingsMatch::platform);
            case CHARACTER_SETS -> Check.remote(SettingsMatch::characterSets);
            case PAGE_SIZE -> Check.remote(SettingsMatch::pageSize);
            case LOWER_CASE_TABLE_NAMES -> Check.replace(SettingsMatch::lowerCaseTableNames);
            case MAX_ALLOWED_PACKET -> Check.remote(PacketSize::maxAllowedPacket);
            case PERFORMANCE_SCHEMA -> Check.always(PerformanceSchema::performanceSchema);
            case SAME_SERVER -> Check.replace(IdentityChecks::sameServer);
            case PLUGIN_ACTIVE -> Check.always(PluginChecks::pluginActive);
            case RECIPIENT_PRIVILEGES -> Check.always(AccessChecks::recipientPrivileges);
            case DONOR_PRIVILEGES -> Check.remote(AccessChecks::donorPrivileges);
            case DONOR_LISTED -> Check.remote(DonorListCheck::donorListed);
            case RECIPIENT_DATA -> Check.replace(DataChecks::recipientData);
            case ACCOUNT_AFTER_RESTART -> Check.replace(AccessChecks::accountAfterRestart);
        };
    }
}
