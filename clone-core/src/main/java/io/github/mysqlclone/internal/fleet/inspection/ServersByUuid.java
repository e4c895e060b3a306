package io.github.mysqlclone.internal.fleet.inspection;

import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.internal.fleet.request.FleetRequest;
import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which server of the fleet has which {@code server_uuid}, as it was seen before anything was begun. */
public final class ServersByUuid {

    private final FleetRequest wish;
    private final String uuidOfRoot;
    private final Map<String, MemberInspection> looks = new LinkedHashMap<>();

    /** Take what was seen. */
    public ServersByUuid(FleetInspection survey) {
        this.wish = survey.wish();
        this.uuidOfRoot = survey.root().uuid();
        survey.looks().forEach(look -> looks.put(look.verdict().member().name(), look));
    }

    /** Returns what was seen of a member. */
    public MemberInspection look(FleetMember member) {
        return Objects.requireNonNull(looks.get(member.name()), "look");
    }

    /** Returns the one by which a server is known. */
    public String uuid(PossibleDonor donor) {
        return donor.name().equals(wish.root().name())
                ? uuidOfRoot
                : look(wish.member(donor.name())).uuid();
    }

    /** Returns the one in the role of a donor; empty if it is none of the fleet. */
    public Optional<PossibleDonor> donor(String uuid) {
        return uuid.equalsIgnoreCase(uuidOfRoot)
                ? Optional.of(wish.root())
                : member(uuid).map(wish::asDonor);
    }

    /** Returns the member; empty if it is none. */
    public Optional<FleetMember> member(String uuid) {
        return looks.values().stream()
                .filter(look -> look.uuid().equalsIgnoreCase(uuid))
                .map(look -> look.verdict().member())
                .findFirst();
    }
}
