package io.github.mysqlclone.internal.checks;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.RecipientFacts;
import io.github.mysqlclone.internal.facts.ServerFacts;

/** What a check looks at: what is wanted, and what was read. */
record Subject(CloneSpec spec, CloneFacts facts) {

    CloneKind kind() {
        return spec.kind();
    }

    /** The spec of a clone from another server; rules for local clones must not ask for it. */
    RemoteCloneSpec remote() {
        return (RemoteCloneSpec) spec;
    }

    RecipientFacts recipient() {
        return facts.recipient();
    }

    Fact<DonorFacts> donor() {
        return facts.donor();
    }

    Fact<ServerFacts> donorServer() {
        return facts.donor().map(DonorFacts::server);
    }
}
