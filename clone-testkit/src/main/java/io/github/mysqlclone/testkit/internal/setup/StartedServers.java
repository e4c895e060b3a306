package io.github.mysqlclone.testkit.internal.setup;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.RunSettings;
import io.github.mysqlclone.testkit.internal.server.OwnedServer;
import io.github.mysqlclone.testkit.internal.server.RootAccount;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Servers that run, and how a test connects to them. */
public record StartedServers(TestServer donor, Optional<ServerGroup> group, String schema, Account account)
        implements AutoCloseable {

    static StartedServers of(TestServer server, String schema) {
        return new StartedServers(server, Optional.empty(), schema, server.rootAccount());
    }

    static StartedServers of(ServerGroup group, String schema) {
        return new StartedServers(
                group.donor(), Optional.of(group), schema, group.donor().rootAccount());
    }

    /** Returns the pair; empty for one server, and for a group of any size. */
    public Optional<ClonePair> pair() {
        return group.filter(ClonePair.class::isInstance).map(ClonePair.class::cast);
    }

    /** Returns all servers but the donor; none for one server. */
    public List<TestServer> recipients() {
        return group.map(ServerGroup::recipients).orElse(List.of());
    }

    /** Makes an account on each server: a recipient has that of its donor only once it was cloned. */
    StartedServers withAccount(String user) {
        try {
            Account made = account;
            for (TestServer server : all().toList()) {
                made = server.applicationAccount(user, schema);
            }
            return new StartedServers(donor, group, schema, made);
        } catch (SQLException e) {
            close();
            throw new TestkitException("Cannot make the account '" + user + "' on " + donor + ": " + e, e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Returns the server, or the donor and the recipients. */
    public Stream<TestServer> all() {
        return Stream.concat(Stream.of(donor), recipients().stream());
    }

    /** Returns how a test connects to one of them. */
    public DataSource dataSource(TestServer server) {
        return server.dataSource(schema, account);
    }

    public String jdbcUrl(TestServer server) {
        return server.jdbcUrl(schema, account);
    }

    /** Says for a person who wants to look how each of them is reached; without a password. */
    public String description() {
        return all().map(server -> server + ", " + jdbcUrl(server).replaceAll("&(user|password)=[^&]*", ""))
                        .collect(Collectors.joining("; "))
                + "; user " + account.user() + ", and root with the password in " + RootAccount.passwordFile();
    }

    /** Has the files of all servers stay for a test that has failed, where that is asked for. */
    public void failed(String test) {
        if (RunSettings.ofThisProcess().keepFailed()) {
            all().filter(OwnedServer.class::isInstance)
                    .map(OwnedServer.class::cast)
                    .forEach(server -> server.keepFilesOf(test));
        }
    }

    /** Tells whether none of them has ended. */
    public boolean areRunning() {
        return all().allMatch(TestServer::isRunning);
    }

    @Override
    public void close() {
        if (group.isPresent()) {
            group.get().close();
        } else {
            donor.close();
        }
    }
}
