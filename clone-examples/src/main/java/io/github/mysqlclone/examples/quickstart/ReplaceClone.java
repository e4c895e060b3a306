package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.testkit.ClonePair;
import java.sql.SQLException;
import java.time.Duration;

/** Replaces the recipient's data by the donor's: refused at first, then done with consent. */
record ReplaceClone(Story story, ClonePair pair) {

    void run() throws SQLException {
        RemoteCloneSpec fromDonor = CloneSpec.remote(
                        pair.donor().host(), pair.donor().port())
                .donorAccount(pair.donorAccount())
                .timeouts(CloneTimeouts.defaults().pollInterval(Duration.ofMillis(50)));

        lookWithoutConsent(fromDonor);
        CloneResult result = cloneWithConsent(fromDonor.replaceData());

        story.chapter("The result, as the recipient itself reports it");
        new ResultSummary(story).show(result);
    }

    private void lookWithoutConsent(RemoteCloneSpec spec) {
        story.chapter("Preflight without consent to replace data: refused");
        try (CloneSession session = openSession(spec)) {
            for (Finding finding : session.preflight().findings(Severity.ERROR)) {
                story.say(finding.severity() + " " + finding.side().word() + ": " + finding.message());
                finding.remedy().ifPresent(story::say);
            }
        }
    }

    private CloneResult cloneWithConsent(RemoteCloneSpec spec) throws SQLException {
        try (CloneSession session = openSession(spec)) {
            story.chapter("Preflight with consent");
            story.say(session.preflight().toString());

            story.chapter("Replace clone, slowed down to 50 MiB/s so that there is something to see");
            pair.recipient().execute("SET GLOBAL clone_max_data_bandwidth = 50");
            try (ProgressDisplay display = story.progressDisplay()) {
                session.onProgress(display);
                return session.run();
            }
        }
    }

    private CloneSession openSession(RemoteCloneSpec spec) {
        return spec.openSession(pair.recipient().server(pair.recipientAccount()));
    }
}
