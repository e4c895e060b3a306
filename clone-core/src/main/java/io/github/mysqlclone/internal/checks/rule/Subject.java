package io.github.mysqlclone.internal.checks.rule;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.RecipientFacts;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.server.Side;
import java.util.function.Function;

/** What a check looks at: what is wanted, and what was read. */
public record Subject(CloneSpec spec, CloneFacts facts) {

    /** Returns which kind of clone is wanted. */
    public CloneKind kind() {
        return spec.kind();
    }

    /** Returns the spec of a clone from another server; rules for local clones must not ask for it. */
    public RemoteCloneSpec remote() {
        return (RemoteCloneSpec) spec;
    }

    /** Returns what was read from the server that runs the statement. */
    public RecipientFacts recipient() {
        return facts.recipient();
    }

    /** Returns what was read from the donor. */
    public Fact<DonorFacts> donor() {
        return facts.donor();
    }

    /** Returns what is read from either side, as read from the donor. */
    public Fact<ServerFacts> donorServer() {
        return facts.donor().map(DonorFacts::server);
    }

    /** Returns a global variable of the recipient. */
    public Fact<String> recipientVariable(String name) {
        return recipient().server().variable(name);
    }

    /** Returns a global variable of the donor. */
    public Fact<String> donorVariable(String name) {
        return donorServer().flatMap(server -> server.variable(name));
    }

    /** Returns a fact about the server that is copied: the donor, or the one server of a local clone. */
    public <T> Fact<T> source(Function<ServerFacts, Fact<T>> fact) {
        return kind() == CloneKind.LOCAL
                ? fact.apply(recipient().server())
                : donorServer().flatMap(fact);
    }

    /** Returns the word for a replica in statements to the server that is copied. */
    public String sourcesReplicaWord() {
        return kind() == CloneKind.LOCAL
                ? recipient().server().replicaWord()
                : donorServer().known().map(ServerFacts::replicaWord).orElse("REPLICA");
    }

    /** Returns the side of the server that is copied. */
    public Side sourceSide() {
        return kind() == CloneKind.LOCAL ? Side.RECIPIENT : Side.DONOR;
    }

    /** Returns what the recipient holds that a replace clone drops. */
    public Fact<Boolean> recipientIsEmpty() {
        return recipient().userData().flatMap(UserData::isEmpty);
    }

    /** Returns whether the spec names exactly this recipient as the one to be replaced. */
    public boolean namesThisRecipient() {
        return remote().replaceDataOf()
                .filter(uuid ->
                        uuid.equalsIgnoreCase(recipient().server().identity().uuid()))
                .isPresent();
    }
}
