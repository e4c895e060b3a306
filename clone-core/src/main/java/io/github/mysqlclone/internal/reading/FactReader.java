package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Grants;
import io.github.mysqlclone.internal.facts.LoginAtDonor;
import io.github.mysqlclone.internal.facts.RecipientFacts;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.sql.SQLException;
import java.util.Optional;

/** Reads the facts of each server on one connection of its own. Sends SELECT and SHOW only. */
public final class FactReader {

    private final ConnectionOpener opener;

    /** Create with what opens connections. */
    public FactReader(ConnectionOpener opener) {
        this.opener = opener;
    }

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

    /** Read the donor; missing if it cannot be reached from here, although the recipient may reach it. */
    public Fact<DonorFacts> donor(MySqlServer server, Account donorAccount) {
        try (ServerConnection connection = opener.openWithVariables(server)) {
            boolean readAsDonorAccount = server.account()
                    .filter(account -> account.user().equals(donorAccount.user()))
                    .isPresent();
            Optional<String> other = readAsDonorAccount ? Optional.empty() : Optional.of(donorAccount.user());
            ServerFactReader.Reading reading = new ServerFactReader(connection).read(other);
            Fact<Grants> accountGrants = readAsDonorAccount ? reading.facts().grants() : reading.account();
            return Fact.of(new DonorFacts(reading.facts(), accountGrants));
        } catch (ServerConnectionException e) {
            return Fact.unknown("the donor could not be read: " + e.getMessage());
        }
    }

    /** Log in at the donor with what is meant for the time after the restart. */
    public Fact<LoginAtDonor> loginAtDonor(MySqlServer donor, Account account) {
        MySqlServer server = donor.address().isPresent() ? donor.as(account) : donor;
        if (donor.address().isEmpty()) {
            return Fact.unknown("the donor is reached through a DataSource, which takes no other account");
        }
        try (ServerConnection connection = opener.open(server)) {
            Grants grants = Grants.parse(connection.query("SHOW GRANTS", row -> row.getString(1)));
            return Fact.of(new LoginAtDonor.Admitted(
                    account.user(),
                    grants.has("SELECT", "performance_schema", "clone_status"),
                    grants.has("INSERT", "mysql", "plugin")));
        } catch (ServerConnectionException e) {
            return e.error()
                    .filter(error -> error.number() == 1045)
                    .map(error -> Fact.<LoginAtDonor>of(new LoginAtDonor.Refused(account.user(), error)))
                    .orElseGet(() -> Fact.unknown("the login could not be tried on the donor: " + e.getMessage()));
        } catch (SQLException e) {
            return Fact.unknown("the grants of '" + account.user() + "' could not be read on the donor: "
                    + Optional.ofNullable(e.getMessage()).orElse("no reason given"));
        }
    }
}
