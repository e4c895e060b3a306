package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestkitException;
import java.sql.SQLException;

/**
 * Clones a real MySQL server into another one, then into a directory, and shows what happens.
 *
 * <p>Needs no MySQL on this machine: the test kit finds or fetches one. Each part of the story is a class of its own;
 * {@link ReplaceClone} and {@link LocalClone} show the library, the others set the stage.
 */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String[] arguments) {
        Story story = new Story(System.out);
        try {
            tell(story);
        } catch (MySqlCloneException | TestkitException | SQLException e) {
            story.endBadly(e);
            System.exit(1);
        }
    }

    private static void tell(Story story) throws SQLException {
        story.chapter("Two real MySQL servers");
        story.say("Starting them. The first time, MySQL itself may have to be fetched ...");
        try (ClonePair pair = ClonePair.create()) {
            new Introduction(story).introduce(pair);
            new Shop(story).open(pair.donor());
            new ReplaceClone(story, pair).run();
            story.chapter("The same rows on donor and recipient?");
            new Comparison(story).compare(pair.donor(), pair.recipient());
            new LocalClone(story, pair).run();
        }
        story.endWell("All servers are stopped and their files are gone.");
    }
}
