package io.github.mysqlclone.examples.benchmark.micro;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.internal.sql.CloneStatementText;
import io.github.mysqlclone.internal.sql.Identifier;
import io.github.mysqlclone.internal.sql.SqlMode;
import io.github.mysqlclone.server.Account;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Names and literals of 64 characters, among them such as must be quoted, and the statement that is made of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Literals {

    private static final String TEXT = "it's a \\ and a `name` ".repeat(3).substring(0, 64);

    private final SqlMode mode = SqlMode.parse("");
    private final CloneSpec spec = CloneSpec.remote("db1.example.com", 3306)
            .donorAccount(Account.of("clone's", TEXT))
            .replaceData();

    @Benchmark
    public String literal() {
        return mode.literal(TEXT);
    }

    @Benchmark
    public String name() {
        return Identifier.of(TEXT);
    }

    @Benchmark
    public String statement() {
        return CloneStatementText.masked(spec, mode);
    }
}
