package io.github.mysqlclone.internal.fleet.request;

import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.internal.ledger.Ledger;
import io.github.mysqlclone.internal.ledger.LedgerHead;
import io.github.mysqlclone.internal.ledger.Note;
import io.github.mysqlclone.internal.preparation.change.AccountChange;
import io.github.mysqlclone.internal.preparation.change.AccountCopy;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.server.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notes of a fleet: a ledger for each member, and one for the source. They hold no secret.
 *
 * @param folder empty as long as nothing is written and nobody has named one
 * @param isOurs whether it was made for this run
 */
public record LedgerFolder(Optional<Path> folder, boolean isOurs) {

    private static final Logger log = LoggerFactory.getLogger(LedgerFolder.class);

    private static final String OF_ROOT = "source-";
    private static final String ENDING = ".ledger";

    /** A host may be called so, too, but no member ends in this. */
    private static final Pattern NAME_OF_ROOT =
            Pattern.compile("source-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.ledger");

    private static final String OF_DONOR = "donor-";

    private static final Pattern NAME_OF_DONOR =
            Pattern.compile("donor-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.ledger");

    /** Returns the one to look into. */
    public static LedgerFolder toRead(FleetOptions options) {
        return new LedgerFolder(options.ledgers(), false);
    }

    /** Returns the one to write to, which is there. */
    public static LedgerFolder toWrite(FleetOptions options) {
        try {
            return options.ledgers().isPresent()
                    ? new LedgerFolder(
                            Optional.of(
                                    Files.createDirectories(options.ledgers().get())),
                            false)
                    : new LedgerFolder(Optional.of(Files.createTempDirectory("mysql-clone-fleet-")), true);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for the ledgers cannot be made; nothing was changed.", e);
        }
    }

    /** Returns the file of a member, whether it is there or not. */
    public Optional<Path> of(FleetMember member) {
        String name = member.name().replaceAll("[^A-Za-z0-9.-]", "_");
        return folder.map(path -> path.resolve(name + ENDING));
    }

    /** Returns whether an earlier call has left notes of a member. */
    public boolean knows(FleetMember member) {
        return of(member).filter(Files::exists).isPresent();
    }

    /** Returns whose copy a member is, or is becoming, by what an earlier call has noted. */
    public Optional<String> donorOf(FleetMember member) {
        return head(member).map(LedgerHead::donorUuid).filter(uuid -> !uuid.isEmpty());
    }

    /** Returns which clone an earlier call has noted of a member; empty if none. */
    public Optional<LedgerHead> head(FleetMember member) {
        return knows(member) ? of(member).map(LedgerFolder::look).map(Ledger::head) : Optional.empty();
    }

    /** Returns a file for what is changed on the source now. */
    public Path newOfRoot() {
        return folder.orElseThrow().resolve(OF_ROOT + UUID.randomUUID() + ENDING);
    }

    /** Returns those of the source that earlier calls have left. */
    public List<Path> leftOfRoot() {
        return left(LedgerFolder::isOfRoot);
    }

    /** Returns those of members, whether they are of this call or not, in which something is outstanding, or that nobody can read. */
    public List<Path> leftOfMembers() {
        return left(file -> !isOfRoot(file) && !isSetAside(file) && isOutstanding(file));
    }

    private static boolean isSetAside(Path file) {
        return NAME_OF_DONOR.matcher(file.getFileName().toString()).matches();
    }

    /** Keep what is outstanding of a member's last attempt, which has ended, apart from what the next one notes. */
    public void setAside(FleetMember member) throws IOException {
        Files.move(of(member).orElseThrow(), folder.orElseThrow().resolve(OF_DONOR + UUID.randomUUID() + ENDING));
    }

    /** Returns those in which nothing is outstanding but on the donor: of attempts that have ended. */
    public List<Path> ofDonorsOnly() {
        return left(file -> !isOfRoot(file) && isOnDonorOnly(file));
    }

    private static boolean isOnDonorOnly(Path file) {
        try {
            List<Note> outstanding = Ledger.look(file).outstanding();
            return !outstanding.isEmpty()
                    && outstanding.stream().allMatch(note -> note.change().side() == Side.DONOR);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOfRoot(Path file) {
        return NAME_OF_ROOT.matcher(file.getFileName().toString()).matches();
    }

    private static boolean isOutstanding(Path file) {
        try {
            return !Ledger.look(file).outstanding().isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    private List<Path> left(Predicate<Path> wanted) {
        if (folder.filter(Files::isDirectory).isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING) && wanted.test(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder with the ledgers cannot be read: " + folder.get(), e);
        }
    }

    /** Returns the temporary accounts that earlier calls have made and perhaps not dropped. */
    public List<AccountChange> leftAccounts() {
        return leftOfRoot().stream()
                .flatMap(file -> look(file).outstanding().stream())
                .map(Note::change)
                .filter(AccountChange.class::isInstance)
                .map(AccountChange.class::cast)
                .toList();
    }

    private static Ledger look(Path file) {
        try {
            return Ledger.look(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger " + file + " of an earlier call cannot be read.", e);
        }
    }

    /** Note what the clone has brought or needed, so that it goes when the quarantine does. */
    public void note(FleetMember member, List<AccountChange> accounts, List<Change> others) throws IOException {
        if (!knows(member) || (accounts.isEmpty() && others.isEmpty())) {
            return;
        }
        Ledger ledger = Ledger.read(of(member).orElseThrow());
        try {
            if (ledger.outstanding().isEmpty()) {
                return;
            }
            for (Change change : others) {
                ledger.note(change);
            }
            for (AccountChange account : accounts) {
                ledger.note(new AccountCopy(account, ""));
            }
        } finally {
            ledger.release();
        }
    }

    /** Remove what was made for this run, if nothing is in it; return the folder if something is. */
    public Optional<Path> close() {
        if (folder.filter(Files::isDirectory).isEmpty()) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            if (files.anyMatch(file -> file.getFileName().toString().endsWith(ENDING))) {
                return folder;
            }
        } catch (IOException e) {
            log.warn("The folder with the ledgers cannot be read: {}", e.toString());
            return folder;
        }
        if (isOurs) {
            delete(folder.get());
        }
        return Optional.empty();
    }

    /** With the locks that lie beside ledgers; one that stays is no reason to lose a report. */
    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            log.warn("The folder for the ledgers, in which nothing is noted, cannot be removed: {}", e.toString());
        }
    }
}
