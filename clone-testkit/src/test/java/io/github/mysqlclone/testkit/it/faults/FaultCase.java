package io.github.mysqlclone.testkit.it.faults;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One fault: how the scene is set, when and how it strikes, and how the clone must end. */
final class FaultCase {

    private final String name;
    private UnaryOperator<ClonePairSpec> servers = UnaryOperator.identity();
    private UnaryOperator<RemoteCloneSpec> spec = UnaryOperator.identity();
    private final List<SceneStep> before = new ArrayList<>();
    private boolean intoDirectory;
    private Moment moment = Moment.copying();
    private SceneStep strike = scene -> {};
    private SceneStep afterwards = scene -> {};
    private End end = End.completed();

    private FaultCase(String name) {
        this.name = name;
    }

    static FaultCase of(String name) {
        return new FaultCase(name);
    }

    FaultCase servers(UnaryOperator<ClonePairSpec> change) {
        servers = change;
        return this;
    }

    FaultCase spec(UnaryOperator<RemoteCloneSpec> change) {
        spec = change;
        return this;
    }

    /** Clones into a directory instead of replacing the recipient's data. */
    FaultCase intoADirectory() {
        intoDirectory = true;
        return this;
    }

    FaultCase before(SceneStep step) {
        before.add(step);
        return this;
    }

    FaultCase when(Moment newMoment) {
        moment = newMoment;
        return this;
    }

    FaultCase strikes(SceneStep step) {
        strike = step;
        return this;
    }

    /** Makes the recipient and the donor such that they can be looked at. */
    FaultCase afterwards(SceneStep step) {
        afterwards = step;
        return this;
    }

    FaultCase ends(End newEnd) {
        end = newEnd;
        return this;
    }

    UnaryOperator<ClonePairSpec> servers() {
        return servers;
    }

    UnaryOperator<RemoteCloneSpec> spec() {
        return spec;
    }

    boolean isIntoADirectory() {
        return intoDirectory;
    }

    List<SceneStep> before() {
        return before;
    }

    Moment moment() {
        return moment;
    }

    SceneStep strike() {
        return strike;
    }

    SceneStep afterwards() {
        return afterwards;
    }

    End end() {
        return end;
    }

    @Override
    public String toString() {
        return name;
    }
}
