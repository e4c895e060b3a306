package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import java.time.Duration;

/** Replaces the recipient's data by the donor's: once refused, then with consent. */
final class ReplaceClone {

    private final Story story;
    private final RemoteCloneSpec spec;
    private final MySqlServer recipient;

    ReplaceClone(Story story, ClonePair pair) {
        this.story = story;
        this.recipient = Logins.at(pair.recipient(), pair.recipientAccount());
        this.spec = CloneSpec.remote(pair.donor().host(), pair.donor().port())
                .donorAccount(pair.donorAccount().user(), pair.donorAccount().password())
                .timeouts(CloneTimeouts.defaults().pollInterval(Duration.ofMillis(50)));
    }

    CloneResult run() {
        story.chapter("Without consent, preflight refuses to replace the recipient's data");
        try (CloneSession session = spec.openSession(recipient)) {
            session.preflight().findings(Severity.ERROR).forEach(finding -> {
                story.say("ERROR " + finding.message());
                finding.remedy().ifPresent(remedy -> story.say("      " + remedy));
            });
        }
        // @start region="clone"
        try (CloneSession session = spec.replaceData().openSession(recipient)) {
            story.chapter("With consent, preflight reports");
            story.say(session.preflight().toString());

            story.chapter("Replace clone");
            try (ProgressDisplay display = ProgressDisplay.on(story.out())) {
                session.onProgress(display);
                return session.run();
            }
        }
        // @end
    }
}
