package io.github.mysqlclone.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.server.MySqlServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloneStatementTextTest {

    private static final SqlMode ESCAPING = new SqlMode(false);
    private static final SqlMode NOT_ESCAPING = new SqlMode(true);

    private static final RemoteCloneSpec PLAIN = CloneSpec.remote("db1", 3306).donorAccount("clone", "pw");

    static Stream<Arguments> forms() {
        String head = "CLONE INSTANCE FROM 'clone'@'db1':3306 IDENTIFIED BY 'pw'";
        return Stream.of(
                argumentSet("replace", PLAIN, head),
                argumentSet("replace with consent", PLAIN.replaceData(), head),
                argumentSet("replace with TLS", PLAIN.requireSsl(), head + " REQUIRE SSL"),
                argumentSet("replace without TLS", PLAIN.requireNoSsl(), head + " REQUIRE NO SSL"),
                argumentSet("directory", PLAIN.dataDirectory("/b/x"), head + " DATA DIRECTORY = '/b/x'"),
                argumentSet(
                        "directory with TLS",
                        PLAIN.requireSsl().dataDirectory("/b/x"),
                        head + " DATA DIRECTORY = '/b/x' REQUIRE SSL"),
                argumentSet(
                        "directory without TLS",
                        PLAIN.dataDirectory("/b/x").requireNoSsl(),
                        head + " DATA DIRECTORY = '/b/x' REQUIRE NO SSL"),
                argumentSet("local", CloneSpec.local("/b/x"), "CLONE LOCAL DATA DIRECTORY = '/b/x'"),
                argumentSet(
                        "another port",
                        CloneSpec.remote("10.0.0.1", 65535).donorAccount("c", ""),
                        "CLONE INSTANCE FROM 'c'@'10.0.0.1':65535 IDENTIFIED BY ''"),
                argumentSet(
                        "another way to the donor",
                        PLAIN.donorServer(MySqlServer.at("localhost", 32768).login("admin", "other")),
                        head));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void hasExactlyTheFormThatTheGrammarTakes(CloneSpec spec, String statement) {
        assertThat(CloneStatementText.of(spec, ESCAPING)).isEqualTo(statement);
        assertThat(CloneStatementText.of(spec, NOT_ESCAPING)).isEqualTo(statement);
    }

    @Test
    void quotesEveryPartByTheSqlMode() {
        RemoteCloneSpec spec = CloneSpec.remote("db1", 3307)
                .donorAccount("o'br\\ien \"x\"", "p'a\\s\\'s \"")
                .dataDirectory("/b'a\\ck up");

        assertThat(CloneStatementText.of(spec, ESCAPING))
                .isEqualTo("CLONE INSTANCE FROM 'o''br\\\\ien \"x\"'@'db1':3307 IDENTIFIED BY 'p''a\\\\s\\\\''s \"'"
                        + " DATA DIRECTORY = '/b''a\\\\ck up'");
        assertThat(CloneStatementText.of(spec, NOT_ESCAPING))
                .isEqualTo("CLONE INSTANCE FROM 'o''br\\ien \"x\"'@'db1':3307 IDENTIFIED BY 'p''a\\s\\''s \"'"
                        + " DATA DIRECTORY = '/b''a\\ck up'");
    }

    @Test
    void quotesTheDirectoryOfALocalCloneByTheSqlMode() {
        CloneSpec spec = CloneSpec.local("C:\\b'x");

        assertThat(CloneStatementText.of(spec, ESCAPING)).isEqualTo("CLONE LOCAL DATA DIRECTORY = 'C:\\\\b''x'");
        assertThat(CloneStatementText.of(spec, NOT_ESCAPING)).isEqualTo("CLONE LOCAL DATA DIRECTORY = 'C:\\b''x'");
    }

    @Test
    void leavesOtherScriptsAsTheyAre() {
        RemoteCloneSpec spec =
                CloneSpec.remote("db1", 3306).donorAccount("Jürgen", "漢字 ß").dataDirectory("/Sicherung/ä 漢");

        assertThat(CloneStatementText.of(spec, ESCAPING))
                .isEqualTo("CLONE INSTANCE FROM 'Jürgen'@'db1':3306 IDENTIFIED BY '漢字 ß'"
                        + " DATA DIRECTORY = '/Sicherung/ä 漢'");
    }

    @Test
    void cannotBeLedAstrayByWhatItQuotes() {
        RemoteCloneSpec spec = CloneSpec.remote("db1", 3306)
                .donorAccount("x'@'h':1 IDENTIFIED BY '", "' REQUIRE NO SSL -- ")
                .requireSsl();

        assertThat(CloneStatementText.of(spec, ESCAPING))
                .isEqualTo("CLONE INSTANCE FROM 'x''@''h'':1 IDENTIFIED BY '''@'db1':3306 IDENTIFIED BY"
                        + " ''' REQUIRE NO SSL -- ' REQUIRE SSL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf8mb4", "utf8mb3", "utf8", "UTF8MB4"})
    void canBeSentInUtf8WhateverItHolds(String characterSet) {
        assertThat(CloneStatementText.cannotBeSentIn(characterSet, "CLONE 'Jürgen 漢'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"latin1", "gbk", "cp1252", "ascii", ""})
    void canBeSentInAnotherCharacterSetOnlyIfItIsAscii(String characterSet) {
        assertThat(CloneStatementText.cannotBeSentIn(characterSet, "CLONE 'clone'"))
                .isEmpty();
        assertThat(CloneStatementText.cannotBeSentIn(characterSet, "CLONE 'geheim ü'"))
                .hasValueSatisfying(objection -> assertThat(objection)
                        .contains("character_set_client " + characterSet)
                        .contains("characterEncoding=UTF-8")
                        .doesNotContain("geheim"));
    }
}
