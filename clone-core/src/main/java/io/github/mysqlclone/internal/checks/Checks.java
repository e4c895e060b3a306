package io.github.mysqlclone.internal.checks;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.internal.checks.access.AccessChecks;
import io.github.mysqlclone.internal.checks.access.DonorEndpoint;
import io.github.mysqlclone.internal.checks.access.DonorListCheck;
import io.github.mysqlclone.internal.checks.access.DonorPrivileges;
import io.github.mysqlclone.internal.checks.access.Tls;
import io.github.mysqlclone.internal.checks.aftermath.Events;
import io.github.mysqlclone.internal.checks.aftermath.NotCopied;
import io.github.mysqlclone.internal.checks.aftermath.PluginSurvives;
import io.github.mysqlclone.internal.checks.aftermath.RestartSettings;
import io.github.mysqlclone.internal.checks.aftermath.WritableAfterRestart;
import io.github.mysqlclone.internal.checks.compatibility.Collations;
import io.github.mysqlclone.internal.checks.compatibility.KnownBadVersions;
import io.github.mysqlclone.internal.checks.compatibility.PacketSize;
import io.github.mysqlclone.internal.checks.compatibility.PluginChecks;
import io.github.mysqlclone.internal.checks.compatibility.PluginsPresent;
import io.github.mysqlclone.internal.checks.compatibility.SettingsMatch;
import io.github.mysqlclone.internal.checks.compatibility.VersionChecks;
import io.github.mysqlclone.internal.checks.data.DataChecks;
import io.github.mysqlclone.internal.checks.data.Direction;
import io.github.mysqlclone.internal.checks.data.DroppableNames;
import io.github.mysqlclone.internal.checks.data.GtidRelation;
import io.github.mysqlclone.internal.checks.data.IdentityChecks;
import io.github.mysqlclone.internal.checks.data.OtherEngines;
import io.github.mysqlclone.internal.checks.replication.BinlogRetention;
import io.github.mysqlclone.internal.checks.replication.DonorHealth;
import io.github.mysqlclone.internal.checks.replication.DonorSemisync;
import io.github.mysqlclone.internal.checks.replication.Replicas;
import io.github.mysqlclone.internal.checks.replication.ReplicationMetadata;
import io.github.mysqlclone.internal.checks.replication.ReplicationReady;
import io.github.mysqlclone.internal.checks.rule.Check;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.state.CloneSettings;
import io.github.mysqlclone.internal.checks.state.DonorHeadroom;
import io.github.mysqlclone.internal.checks.state.GroupReplication;
import io.github.mysqlclone.internal.checks.state.InnodbState;
import io.github.mysqlclone.internal.checks.state.Locks;
import io.github.mysqlclone.internal.checks.state.PerformanceSchema;
import io.github.mysqlclone.internal.checks.state.ReadOnlyRecipient;
import io.github.mysqlclone.internal.checks.state.RecipientInUse;
import io.github.mysqlclone.internal.checks.state.RunningClones;
import io.github.mysqlclone.internal.checks.storage.Encryption;
import io.github.mysqlclone.internal.checks.storage.OutsideFiles;
import io.github.mysqlclone.internal.checks.storage.RoomForCopy;
import io.github.mysqlclone.internal.checks.storage.SystemTablespace;
import io.github.mysqlclone.internal.checks.storage.TargetDirectory;
import io.github.mysqlclone.internal.checks.storage.UndoNames;
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
            return new CheckResult(id, Outcome.NOT_APPLICABLE, List.of(), check.absence(subject.kind()));
        }
        if (subject.spec().preflightPolicy().skips(id)) {
            return new CheckResult(id, Outcome.SKIPPED, List.of(), "the policy leaves it out");
        }
        return check.rule()
                .apply(subject)
                .mapFindings(finding -> subject.spec().preflightPolicy().judge(id, finding))
                .asResult(id);
    }

    private static Check check(CheckId id) {
        return switch (id) {
            case RECIPIENT_FLAVOUR -> Check.always(VersionChecks::recipientFlavour);
            case DONOR_FLAVOUR -> Check.remote(VersionChecks::donorFlavour);
            case VERSION_MATCH -> Check.remote(VersionChecks::versionMatch);
            case PLATFORM -> Check.remote(SettingsMatch::platform);
            case CHARACTER_SETS -> Check.remote(SettingsMatch::characterSets);
            case COLLATIONS -> Check.remote(Collations::collations);
            case PAGE_SIZE -> Check.remote(SettingsMatch::pageSize);
            case DATA_FILE_PATH -> Check.replace(SystemTablespace::dataFilePath);
            case LOWER_CASE_TABLE_NAMES -> Check.replace(SettingsMatch::lowerCaseTableNames);
            case PLUGINS_PRESENT -> Check.remote(PluginsPresent::pluginsPresent);
            case MAX_ALLOWED_PACKET -> Check.remote(PacketSize::maxAllowedPacket);
            case PERFORMANCE_SCHEMA -> Check.always(PerformanceSchema::performanceSchema);
            case EVENTS -> Check.replace(Events::events);
            case WRITABLE_AFTER_RESTART -> Check.replace(WritableAfterRestart::writableAfterRestart);
            case DONOR_HEALTH -> Check.always(DonorHealth::donorHealth);
            case DONOR_SEMISYNC -> Check.replace(DonorSemisync::donorSemisync);
            case BINLOG_RETENTION -> Check.remote(BinlogRetention::binlogRetention);
            case SAME_SERVER -> Check.replace(IdentityChecks::sameServer);
            case GROUP_REPLICATION -> Check.replace(GroupReplication::groupReplication);
            case BACKUP_LOCK -> Check.replace(Locks::backupLock);
            case DDL -> Check.always(Locks::ddl);
            case METADATA_LOCKS -> Check.replace(Locks::metadataLocks);
            case SUPER_READ_ONLY -> Check.replace(ReadOnlyRecipient::superReadOnly);
            case READ_ONLY_SCHEMAS -> Check.replace(ReadOnlyRecipient::readOnlySchemas);
            case INNODB_STATE -> Check.always(InnodbState::innodbState);
            case ENCRYPTION -> Check.remote(Encryption::encryption);
            case TLS -> Check.remote(Tls::tls);
            case ABSOLUTE_PATHS -> Check.always(OutsideFiles::absolutePaths);
            case UNDO_NAMES -> Check.always(UndoNames::undoNames);
            case NON_INNODB_TABLES -> Check.always(OtherEngines::nonInnodbTables);
            case DISK_SPACE -> Check.always(RoomForCopy::diskSpace);
            case TARGET_DIRECTORY -> Check.directory(TargetDirectory::targetDirectory);
            case PLUGIN_ACTIVE -> Check.always(PluginChecks::pluginActive);
            case PLUGIN_SURVIVES -> Check.replace(PluginSurvives::pluginSurvives);
            case RECIPIENT_PRIVILEGES -> Check.always(AccessChecks::recipientPrivileges);
            case DONOR_PRIVILEGES -> Check.remote(DonorPrivileges::donorPrivileges);
            case DONOR_LISTED -> Check.remote(DonorListCheck::donorListed);
            case DONOR_ENDPOINT -> Check.remote(DonorEndpoint::donorEndpoint);
            case CLONE_RUNNING -> Check.always(RunningClones::cloneRunning);
            case RECIPIENT_DATA -> Check.replace(DataChecks::recipientData);
            case DIRECTION -> Check.replace(Direction::direction);
            case GTID_RELATION -> Check.replace(GtidRelation::gtidRelation);
            case RECIPIENT_HAS_REPLICAS -> Check.replace(Replicas::recipientHasReplicas);
            case RECIPIENT_IN_USE -> Check.replace(RecipientInUse::recipientInUse);
            case DROPPABLE_NAMES -> Check.replace(DroppableNames::droppableNames);
            case KNOWN_BAD_VERSION -> Check.always(KnownBadVersions::knownBadVersion);
            case RUNTIME_SETTINGS -> Check.replace(RestartSettings::runtimeSettings);
            case INIT_FILE -> Check.replace(RestartSettings::initFile);
            case GR_ON_BOOT -> Check.replace(RestartSettings::groupReplicationOnBoot);
            case REPLICATION_METADATA -> Check.replace(ReplicationMetadata::replicationMetadata);
            case REPLICATION_READY -> Check.replace(ReplicationReady::replicationReady);
            case NOT_COPIED -> Check.replace(NotCopied::notCopied);
            case SUPERVISOR -> Check.replace(RestartSettings::supervisor);
            case DONOR_HEADROOM -> Check.always(DonorHeadroom::donorHeadroom);
            case SETTINGS -> Check.always(CloneSettings::settings);
            case ACCOUNT_AFTER_RESTART -> Check.replace(AccessChecks::accountAfterRestart);
        };
    }
}
