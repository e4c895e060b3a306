package io.github.mysqlclone.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.conf.ConnectionUrlParser;
import com.mysql.cj.conf.HostInfo;
import com.mysql.cj.exceptions.CJException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * JDBC URLs that were cut, flipped or repeated: what is not refused leads where the driver itself would go, as the same
 * account; and no refusal shows the password. {@code -Dclone.test.seed=…} runs the same again.
 */
class DamagedJdbcUrlTest {

    private static final String PASSWORD = "Pa55w0rd";
    private static final String SIGNS = "abz09:@/?#&=%[](),.-_+ ";
    private static final int URLS = 20_000;

    private final long seed = Long.getLong("clone.test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void leadWhereTheDriverGoesOrAreRefused() {
        int taken = 0;
        int refused = 0;
        for (int time = 0; time < URLS; time++) {
            String url = damaged(whole());
            try {
                MySqlServer server = MySqlServer.url(url);
                if (server.account()
                        .filter(account -> account.user().contains(PASSWORD))
                        .isEmpty()) {
                    assertThat(server.toString()).as("seed %d: %s", seed, url).doesNotContain(PASSWORD);
                }
                leadsWhereTheDriverGoes(server, url);
                taken++;
            } catch (IllegalArgumentException e) {
                assertThat(String.valueOf(e.getMessage()))
                        .as("seed %d: %s", seed, url)
                        .doesNotContain(PASSWORD);
                refused++;
            }
        }

        assertThat(taken).as("seed %d", seed).isGreaterThan(URLS / 10);
        assertThat(refused).as("seed %d", seed).isGreaterThan(URLS / 10);
    }

    private void leadsWhereTheDriverGoes(MySqlServer server, String url) {
        List<HostInfo> hosts;
        try {
            hosts = ConnectionUrlParser.parseConnectionString(url).getHosts();
        } catch (CJException e) {
            return; // Nobody would get anywhere with it but through the parts that were read here.
        }
        if (hosts.size() > 1) {
            // The driver takes a raw comma in a login for the end of a host; whoever has one in a password does not
            // mean that.
            assertThat(url.substring(0, url.lastIndexOf('@') + 1))
                    .as("seed %d: %s", seed, url)
                    .contains(",");
            return;
        }
        HostInfo host = hosts.get(0);
        int port = host.getPort() == HostInfo.NO_PORT ? MySqlServer.DEFAULT_PORT : host.getPort();
        assertThat(server.address().orElseThrow().toString().replaceAll("[\\[\\]]", ""))
                .as("seed %d: %s", seed, url)
                .isEqualTo(host.getHost().replaceAll("[\\[\\]]", "") + ":" + port);
        if (server.account().isPresent()
                && !url.toLowerCase(java.util.Locale.ROOT).matches(".*[?&](user|password)=.*")) {
            Account account = server.account().get();
            // The driver cuts off raw blanks at both ends, which no URL may have.
            assertThat(account.user().strip())
                    .as("seed %d: %s", seed, url)
                    .isEqualTo(String.valueOf(host.getUser()).strip());
            assertThat(account.password().reveal().strip())
                    .as("seed %d: %s", seed, url)
                    .isEqualTo(
                            host.getPassword() == null ? "" : host.getPassword().strip());
        }
    }

    private String whole() {
        return "jdbc:mysql://"
                + (random.nextBoolean() ? "admin:" + PASSWORD + "@" : "")
                + List.of("db1", "10.0.0.1", "[2001:db8::1]", "db-1.example.org")
                        .get(random.nextInt(4))
                + (random.nextBoolean() ? ":" + (1 + random.nextInt(65_535)) : "")
                + List.of("", "/", "/shop").get(random.nextInt(3))
                + (random.nextInt(3) == 0 ? "?useSSL=true&connectTimeout=5" : "");
    }

    private String damaged(String text) {
        int at = random.nextInt(text.length());
        int to = at + random.nextInt(text.length() - at);
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + SIGNS.charAt(random.nextInt(SIGNS.length())) + text.substring(at + 1);
            case 2 -> text.substring(0, to) + text.substring(at);
            default -> text.substring(0, at) + text.substring(to);
        };
    }
}
