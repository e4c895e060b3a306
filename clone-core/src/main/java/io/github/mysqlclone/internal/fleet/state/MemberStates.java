package io.github.mysqlclone.internal.fleet.state;

import io.github.mysqlclone.fleet.FleetEvent;
import io.github.mysqlclone.fleet.FleetListener;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.MemberState;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.recording.MemberRecorder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where each member is, told to listeners when it changes. Written by one thread, read by any. */
public final class MemberStates {

    private static final Logger log = LoggerFactory.getLogger(MemberStates.class);

    private final List<FleetListener> listeners;
    private final SecretMask mask;
    private final Map<String, FleetEvent> states = new LinkedHashMap<>();
    private final Map<String, MemberRecorder> recorders = new HashMap<>();

    /** Let all of them wait. */
    public MemberStates(List<FleetMember> members, List<FleetListener> listeners, SecretMask mask) {
        this.listeners = listeners;
        this.mask = mask;
        for (FleetMember member : members) {
            states.put(member.name(), new FleetEvent(member, MemberState.WAITING, Optional.empty(), 0));
            recorders.put(member.name(), MemberRecorder.begin(member.name()));
        }
    }

    /** Returns where each is, in the order in which they were given. */
    public synchronized List<FleetEvent> all() {
        return List.copyOf(states.values());
    }

    /** Tell how far one is. */
    public void tell(FleetMember member, MemberState state) {
        FleetEvent before = of(member);
        tell(new FleetEvent(member, state, before.parent(), before.percent()));
    }

    /** Tell how far one is, from whom it is cloned, and how much of it is. */
    public void tell(FleetMember member, MemberState state, String parent, int percent) {
        tell(new FleetEvent(member, state, Optional.of(parent), percent));
    }

    private synchronized FleetEvent of(FleetMember member) {
        return Objects.requireNonNull(states.get(member.name()), "member");
    }

    private void tell(FleetEvent event) {
        synchronized (this) {
            if (event.equals(states.put(event.member().name(), event))) {
                return;
            }
        }
        for (FleetListener listener : listeners) {
            try {
                listener.onEvent(event);
            } catch (RuntimeException | Error e) {
                log.warn("A listener of the fleet failed", mask.clean(e));
            }
        }
    }

    /** Record how far each came; to be called once, at the end. */
    public void record() {
        for (FleetEvent last : all()) {
            MemberRecorder recorder = recorders.get(last.member().name());
            if (recorder != null) {
                recorder.ends(last.parent().orElse(""), last.state().name());
            }
        }
    }
}
