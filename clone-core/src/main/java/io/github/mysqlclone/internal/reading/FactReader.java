package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.LoginAtDonor;
import io.github.mysqlclone.internal.facts.RecipientFacts;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.OpenConnections;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the facts of each server on one connection of its own. Sends SELECT and SHOW only. Thread-safe. */
public final class FactReader {

    private static final int LOGIN_DENIED = 1045;

    private static final Pattern IDENTIFIED_WITH = Pattern.compile("IDENTIFIED WITH '([^']+)'");

    private final OpenConnections connections = new OpenConnections();
    private final ConnectionOpener opener;

    /** Create with what opens connections. */
    public FactReader(ConnectionOpener opener) {
        this.opener = opener.among(connections);
    }

    /** Break off all connections, from any thread, and open none any more: what is still being read is missing then. */
    public void giveUp() {
        connections.end();
    }

    /** What one connection told that was opened only to see who is there: the uuid is empty if it was refused. */
    record Answer(String uuid, LoginAtDonor login) {}

    /**
     * Read the recipient.
     *
     * @throws ServerConnectionException if it cannot be reached
     */
    public RecipientFacts recipient(MySqlServer server) {
        try (ServerConnection connection = opener.openWithVariables(server)) {
            return RecipientFacts.of(
                    new ServerFactReader(connection).read(Optional.empty()).facts());
        }
    }

    /** Read where the recipient has its data files; PROCESS shows all of them. */
    public Fact<List<String>> dataFiles(MySqlServer server) {
        try (ServerConnection connection = opener.open(server)) {
            return Fact.of(
                    connection.query("SELECT PATH FROM information_schema.INNODB_DATAFILES", row -> row.getString(1)));
        } catch (SQLException | ServerConnectionException e) {
            return Fact.unknown("the paths of its data files could not be read: " + e.getMessage());
        }
    }

    /**
     * Read the donor; missing if it cannot be reached from here, although the recipient may reach it.
     *
     * @param whenOpen runs once the connection stands; never, if it does not come to that
     */
    Fact<DonorFacts> donor(MySqlServer server, Account donorAccount, Runnable whenOpen) {
        try (ServerConnection connection = opener.openWithVariables(server)) {
            whenOpen.run();
            boolean readAsDonorAccount = server.account()
                    .filter(account -> account.user().equals(donorAccount.user()))
                    .isPresent();
            ServerFactReader.Reading reading = new ServerFactReader(connection).read(Optional.of(donorAccount.user()));
            return Fact.of(new DonorFacts(
                    reading.facts(),
                    readAsDonorAccount
                            ? reading.facts().grants()
                            : reading.account().grants(),
                    reading.account().account()));
        } catch (ServerConnectionException e) {
            return Fact.unknown("the donor could not be read: " + e.getMessage());
        }
    }

    /** Open one more connection to see whether the same server answers. */
    Fact<String> whoAnswers(MySqlServer server) {
        try (ServerConnection connection = opener.openBriefly(server)) {
            return Fact.of(connection.identity().uuid());
        } catch (ServerConnectionException e) {
            return Fact.unknown("a further connection to the donor failed: " + e.getMessage());
        }
    }

    /** How the donor received the donor account: the uuid is empty if it was refused. */
    record DonorLogin(String uuid, Optional<ServerError> refusal) {}

    /** Log in at the donor with the donor account, once. */
    Fact<DonorLogin> tryDonorAccount(MySqlServer donor, Account account) {
        try (ServerConnection connection = opener.openBriefly(donor.login(account))) {
            return Fact.of(new DonorLogin(connection.identity().uuid(), Optional.empty()));
        } catch (ServerConnectionException e) {
            return e.error()
                    .filter(error -> error.number() == LOGIN_DENIED)
                    .map(error -> Fact.of(new DonorLogin("", Optional.of(error))))
                    .orElseGet(() -> Fact.unknown("the login of '" + account.user()
                            + "' could not be tried on the donor: " + e.getMessage()));
        }
    }

    /**
     * Log in once more to see by which plugin. Everybody may see his own account; the rest of the text, which holds a hash, is
     * let go of at once.
     */
    Fact<String> authenticationPlugin(MySqlServer donor, Account account) {
        try (ServerConnection connection = opener.openBriefly(donor.login(account))) {
            return connection
                    .queryFirst("SHOW CREATE USER CURRENT_USER()", row -> pluginIn(row.getString(1)))
                    .flatMap(Function.identity())
                    .map(Fact::of)
                    .orElseGet(() -> Fact.unknown("the donor does not say by which plugin it logs in"));
        } catch (SQLException | ServerConnectionException e) {
            return Fact.unknown("by which plugin it logs in could not be read on the donor: " + e.getMessage());
        }
    }

    private static Optional<String> pluginIn(String statement) {
        Matcher with = IDENTIFIED_WITH.matcher(statement);
        return with.find() ? Optional.of(with.group(1)) : Optional.empty();
    }

    /** Log in at the donor with what is meant for the time after the restart. */
    Fact<Answer> loginAtDonor(MySqlServer donor, Account account) {
        if (donor.address().isEmpty()) {
            return Fact.unknown("the donor is reached through a DataSource, which takes no other account");
        }
        String user = account.user();
        try (ServerConnection connection = opener.openBriefly(donor.login(account))) {
            Grants grants = Grants.of(connection);
            return Fact.of(new Answer(
                    connection.identity().uuid(),
                    new LoginAtDonor.Admitted(
                            user,
                            grants.has("SELECT", "performance_schema", "clone_status"),
                            grants.has("INSERT", "mysql", "plugin"),
                            grants)));
        } catch (ServerConnectionException e) {
            return e.error()
                    .filter(error -> error.number() == LOGIN_DENIED)
                    .map(error -> Fact.of(new Answer("", new LoginAtDonor.Refused(user, error))))
                    .orElseGet(() -> Fact.unknown("the login could not be tried on the donor: " + e.getMessage()));
        } catch (SQLException e) {
            return Fact.unknown("the grants of '" + user + "' could not be read on the donor: "
                    + Optional.ofNullable(e.getMessage()).orElse("no reason given"));
        }
    }
}
