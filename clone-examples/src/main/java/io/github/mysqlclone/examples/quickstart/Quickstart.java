package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestkitException;
import java.sql.SQLException;

/**
 * Clones a real MySQL server into another one, and into a directory, and shows what happens.
 *
 * <p>Needs no MySQL on this machine: the test kit finds or fetches one. Each step is a class of its own.
 */
public final class Quickstart {

    private final Story story;

    private Quickstart(Story story) {
        this.story = story;
    }

    public static void main(String[] arguments) {
        Story story = new Story(System.out);
        try {
            new Quickstart(story).run();
        } catch (MySqlCloneException | TestkitException | SQLException e) {
            story.endBadly(e);
            System.exit(1);
        }
    }

    private void run() throws SQLException {
        story.chapter("Two real MySQL servers");
        story.say("Starting them. The first time, MySQL itself may have to be fetched.");
        try (ClonePair pair = ClonePair.create()) {
            new Introduction(story).introduce(pair);

            story.chapter("A small online shop on the donor");
            Shop shop = Shop.openOn(pair.donor());
            story.showTable(shop.tables());

            CloneResult result = new ReplaceClone(story, pair).run();

            story.chapter("The result, as the recipient itself reports it");
            new ResultSummary(story).show(result);

            story.chapter("The same rows on both servers?");
            new Comparison(story).compare(pair.donor(), pair.recipient());

            new LocalClone(story, pair).run();
        }
        story.endWell("All servers are stopped and their files removed.");
    }
}
