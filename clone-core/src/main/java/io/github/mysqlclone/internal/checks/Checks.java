package io.github.mysqlclone.internal.checks;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.internal.checks.access.AccountAfterRestartCheck;
import io.github.mysqlclone.internal.checks.access.DonorEndpointCheck;
import io.github.mysqlclone.internal.checks.access.DonorListedCheck;
import io.github.mysqlclone.internal.checks.access.DonorPrivilegesCheck;
import io.github.mysqlclone.internal.checks.access.RecipientPrivilegesCheck;
import io.github.mysqlclone.internal.checks.access.TlsCheck;
import io.github.mysqlclone.internal.checks.compatibility.CharacterSetsCheck;
import io.github.mysqlclone.internal.checks.compatibility.CollationsCheck;
import io.github.mysqlclone.internal.checks.compatibility.DonorFlavourCheck;
import io.github.mysqlclone.internal.checks.compatibility.KnownBadVersionCheck;
import io.github.mysqlclone.internal.checks.compatibility.LowerCaseTableNamesCheck;
import io.github.mysqlclone.internal.checks.compatibility.MaxAllowedPacketCheck;
import io.github.mysqlclone.internal.checks.compatibility.PageSizeCheck;
import io.github.mysqlclone.internal.checks.compatibility.PlatformCheck;
import io.github.mysqlclone.internal.checks.compatibility.PluginActiveCheck;
import io.github.mysqlclone.internal.checks.compatibility.PluginsPresentCheck;
import io.github.mysqlclone.internal.checks.compatibility.RecipientFlavourCheck;
import io.github.mysqlclone.internal.checks.compatibility.VersionMatchCheck;
import io.github.mysqlclone.internal.checks.data.DirectionCheck;
import io.github.mysqlclone.internal.checks.data.DroppableNamesCheck;
import io.github.mysqlclone.internal.checks.data.GtidRelationCheck;
import io.github.mysqlclone.internal.checks.data.NonInnodbTablesCheck;
import io.github.mysqlclone.internal.checks.data.RecipientDataCheck;
import io.github.mysqlclone.internal.checks.data.SameServerCheck;
import io.github.mysqlclone.internal.checks.data.StrayFilesCheck;
import io.github.mysqlclone.internal.checks.replication.BinlogRetentionCheck;
import io.github.mysqlclone.internal.checks.replication.DonorHealthCheck;
import io.github.mysqlclone.internal.checks.replication.DonorSemisyncCheck;
import io.github.mysqlclone.internal.checks.replication.RecipientHasReplicasCheck;
import io.github.mysqlclone.internal.checks.replication.ReplicationMetadataCheck;
import io.github.mysqlclone.internal.checks.replication.ReplicationReadyCheck;
import io.github.mysqlclone.internal.checks.restart.EventsCheck;
import io.github.mysqlclone.internal.checks.restart.GrOnBootCheck;
import io.github.mysqlclone.internal.checks.restart.InitFileCheck;
import io.github.mysqlclone.internal.checks.restart.LibrariesPresentCheck;
import io.github.mysqlclone.internal.checks.restart.LostOptionsCheck;
import io.github.mysqlclone.internal.checks.restart.NotCopiedCheck;
import io.github.mysqlclone.internal.checks.restart.PersistedValuesCheck;
import io.github.mysqlclone.internal.checks.restart.PluginSurvivesCheck;
import io.github.mysqlclone.internal.checks.restart.RuntimeSettingsCheck;
import io.github.mysqlclone.internal.checks.restart.SupervisorCheck;
import io.github.mysqlclone.internal.checks.restart.TimeZoneCheck;
import io.github.mysqlclone.internal.checks.restart.WritableAfterRestartCheck;
import io.github.mysqlclone.internal.checks.rule.Check;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.checks.state.BackupLockCheck;
import io.github.mysqlclone.internal.checks.state.CloneRunningCheck;
import io.github.mysqlclone.internal.checks.state.DdlCheck;
import io.github.mysqlclone.internal.checks.state.DonorHeadroomCheck;
import io.github.mysqlclone.internal.checks.state.GroupReplicationCheck;
import io.github.mysqlclone.internal.checks.state.InnodbStateCheck;
import io.github.mysqlclone.internal.checks.state.MetadataLocksCheck;
import io.github.mysqlclone.internal.checks.state.PerformanceSchemaCheck;
import io.github.mysqlclone.internal.checks.state.ReadOnlySchemasCheck;
import io.github.mysqlclone.internal.checks.state.RecipientInUseCheck;
import io.github.mysqlclone.internal.checks.state.SettingsCheck;
import io.github.mysqlclone.internal.checks.state.SuperReadOnlyCheck;
import io.github.mysqlclone.internal.checks.storage.AbsolutePathsCheck;
import io.github.mysqlclone.internal.checks.storage.DataFilePathCheck;
import io.github.mysqlclone.internal.checks.storage.DiskSpaceCheck;
import io.github.mysqlclone.internal.checks.storage.EncryptionCheck;
import io.github.mysqlclone.internal.checks.storage.TargetDirectoryCheck;
import io.github.mysqlclone.internal.checks.storage.UndoNamesCheck;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.PreflightReport;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue: which rule stands behind which id. A new id does not compile until its rule is named here. */
public final class Checks {

    static final String FAILED = "the check failed unexpectedly";

    private static final Logger log = LoggerFactory.getLogger(Checks.class);

    private Checks() {}

    /** Judge the facts by every check; none stops another. */
    public static PreflightReport judge(CloneSpec spec, CloneFacts facts) {
        return judge(spec, facts, EnumSet.allOf(CheckId.class));
    }

    /** Judge the facts, which need be no others than those that these checks look at. */
    public static PreflightReport judge(CloneSpec spec, CloneFacts facts, Set<CheckId> ids) {
        Subject subject = new Subject(spec, facts);
        return new PreflightReport(ids.stream().map(id -> result(id, subject)).toList());
    }

    private static CheckResult result(CheckId id, Subject subject) {
        Check check = check(id);
        if (!check.kinds().contains(subject.kind())) {
            return new CheckResult(id, Outcome.NOT_APPLICABLE, List.of(), check.absence(subject.kind()));
        }
        if (subject.spec().preflightPolicy().skips(id)) {
            return new CheckResult(id, Outcome.SKIPPED, List.of(), "the policy leaves it out");
        }
        return verdict(id, check, subject)
                .mapFindings(finding -> subject.spec().preflightPolicy().judge(id, finding))
                .asResult(id);
    }

    /** A server can say what nobody foresaw. That one check does not know keeps no other from its verdict. */
    private static Verdict verdict(CheckId id, Check check, Subject subject) {
        try {
            return check.rule().apply(subject);
        } catch (RuntimeException e) {
            log.warn("The check {} failed", id, e);
            return Verdict.unknown(FAILED + ": " + e + ". Please report it");
        }
    }

    private static Check check(CheckId id) {
        return switch (id) {
            case RECIPIENT_FLAVOUR -> Check.always(RecipientFlavourCheck::recipientFlavour);
            case DONOR_FLAVOUR -> Check.remote(DonorFlavourCheck::donorFlavour);
            case VERSION_MATCH -> Check.remote(VersionMatchCheck::versionMatch);
            case PLATFORM -> Check.remote(PlatformCheck::platform);
            case CHARACTER_SETS -> Check.remote(CharacterSetsCheck::characterSets);
            case COLLATIONS -> Check.remote(CollationsCheck::collations);
            case PAGE_SIZE -> Check.remote(PageSizeCheck::pageSize);
            case DATA_FILE_PATH -> Check.replace(DataFilePathCheck::dataFilePath);
            case LOWER_CASE_TABLE_NAMES -> Check.replace(LowerCaseTableNamesCheck::lowerCaseTableNames);
            case PLUGINS_PRESENT -> Check.remote(PluginsPresentCheck::pluginsPresent);
            case MAX_ALLOWED_PACKET -> Check.remote(MaxAllowedPacketCheck::maxAllowedPacket);
            case PERFORMANCE_SCHEMA -> Check.always(PerformanceSchemaCheck::performanceSchema);
            case EVENTS -> Check.replace(EventsCheck::events);
            case WRITABLE_AFTER_RESTART -> Check.replace(WritableAfterRestartCheck::writableAfterRestart);
            case DONOR_HEALTH -> Check.always(DonorHealthCheck::donorHealth);
            case DONOR_SEMISYNC -> Check.replace(DonorSemisyncCheck::donorSemisync);
            case BINLOG_RETENTION -> Check.remote(BinlogRetentionCheck::binlogRetention);
            case SAME_SERVER -> Check.replace(SameServerCheck::sameServer);
            case GROUP_REPLICATION -> Check.replace(GroupReplicationCheck::groupReplication);
            case BACKUP_LOCK -> Check.replace(BackupLockCheck::backupLock);
            case DDL -> Check.always(DdlCheck::ddl);
            case METADATA_LOCKS -> Check.replace(MetadataLocksCheck::metadataLocks);
            case SUPER_READ_ONLY -> Check.replace(SuperReadOnlyCheck::superReadOnly);
            case READ_ONLY_SCHEMAS -> Check.replace(ReadOnlySchemasCheck::readOnlySchemas);
            case INNODB_STATE -> Check.always(InnodbStateCheck::innodbState);
            case ENCRYPTION -> Check.always(EncryptionCheck::encryption);
            case TLS -> Check.remote(TlsCheck::tls);
            case ABSOLUTE_PATHS -> Check.always(AbsolutePathsCheck::absolutePaths);
            case UNDO_NAMES -> Check.always(UndoNamesCheck::undoNames);
            case NON_INNODB_TABLES -> Check.always(NonInnodbTablesCheck::nonInnodbTables);
            case DISK_SPACE -> Check.always(DiskSpaceCheck::diskSpace);
            case TARGET_DIRECTORY -> Check.directory(TargetDirectoryCheck::targetDirectory);
            case PLUGIN_ACTIVE -> Check.always(PluginActiveCheck::pluginActive);
            case PLUGIN_SURVIVES -> Check.replace(PluginSurvivesCheck::pluginSurvives);
            case RECIPIENT_PRIVILEGES -> Check.always(RecipientPrivilegesCheck::recipientPrivileges);
            case DONOR_PRIVILEGES -> Check.remote(DonorPrivilegesCheck::donorPrivileges);
            case DONOR_LISTED -> Check.remote(DonorListedCheck::donorListed);
            case DONOR_ENDPOINT -> Check.remote(DonorEndpointCheck::donorEndpoint);
            case CLONE_RUNNING -> Check.always(CloneRunningCheck::cloneRunning);
            case RECIPIENT_DATA -> Check.replace(RecipientDataCheck::recipientData);
            case DIRECTION -> Check.replace(DirectionCheck::direction);
            case GTID_RELATION -> Check.replace(GtidRelationCheck::gtidRelation);
            case RECIPIENT_HAS_REPLICAS -> Check.replace(RecipientHasReplicasCheck::recipientHasReplicas);
            case RECIPIENT_IN_USE -> Check.replace(RecipientInUseCheck::recipientInUse);
            case DROPPABLE_NAMES -> Check.replace(DroppableNamesCheck::droppableNames);
            case STRAY_FILES -> Check.replace(StrayFilesCheck::strayFiles);
            case KNOWN_BAD_VERSION -> Check.always(KnownBadVersionCheck::knownBadVersion);
            case RUNTIME_SETTINGS -> Check.replace(RuntimeSettingsCheck::runtimeSettings);
            case INIT_FILE -> Check.replace(InitFileCheck::initFile);
            case LOST_OPTIONS -> Check.replace(LostOptionsCheck::lostOptions);
            case TIME_ZONE -> Check.replace(TimeZoneCheck::timeZone);
            case PERSISTED_VALUES -> Check.replace(PersistedValuesCheck::persistedValues);
            case LIBRARIES_PRESENT -> Check.replace(LibrariesPresentCheck::librariesPresent);
            case GR_ON_BOOT -> Check.replace(GrOnBootCheck::groupReplicationOnBoot);
            case REPLICATION_METADATA -> Check.replace(ReplicationMetadataCheck::replicationMetadata);
            case REPLICATION_READY -> Check.replace(ReplicationReadyCheck::replicationReady);
            case NOT_COPIED -> Check.replace(NotCopiedCheck::notCopied);
            case SUPERVISOR -> Check.replace(SupervisorCheck::supervisor);
            case DONOR_HEADROOM -> Check.always(DonorHeadroomCheck::donorHeadroom);
            case SETTINGS -> Check.always(SettingsCheck::settings);
            case ACCOUNT_AFTER_RESTART -> Check.replace(AccountAfterRestartCheck::accountAfterRestart);
        };
    }
}
