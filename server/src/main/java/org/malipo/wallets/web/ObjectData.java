package org.malipo.wallets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.WalletObject;
import tools.jackson.databind.node.ObjectNode;

/** A thing of a wallet as the API shows it. */
@Schema(name = "OnChainWalletObjectData")
@JsonInclude(JsonInclude.Include.ALWAYS)
record ObjectData(
        String type,
        String id,

        @Schema(type = "object") @Nullable ObjectNode data,

        List<Link> links) {
    /**
     * Another thing that it is linked to.
     *
     * @param objectData what is kept with that one; null also where it was not asked for
     */
    @Schema(name = "OnChainWalletObjectLink")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Link(
            String type,
            String id,

            @Schema(type = "object") @Nullable ObjectNode linkData,

            @Schema(type = "object") @Nullable ObjectNode objectData) {}

    static ObjectData of(WalletObject object, boolean withNeighbourData) {
        return new ObjectData(
                object.key().type(),
                object.key().id(),
                object.data(),
                object.neighbours().stream()
                        .map(neighbour -> new Link(
                                neighbour.key().type(),
                                neighbour.key().id(),
                                neighbour.linkData(),
                                withNeighbourData ? neighbour.data() : null))
                        .toList());
    }

    /** A thing to make, or the other end of a link. */
    @Schema(name = "AddOnChainWalletObjectLinkRequest")
    record Change(
            @Nullable String type,
            @Nullable String id,

            @Schema(type = "object") @Nullable ObjectNode data) {
        ObjectKey key() {
            var errors = new FieldErrors();
            if (type == null || type.isEmpty()) {
                errors.add("Type", "Type is required");
            }
            if (id == null || id.isEmpty()) {
                errors.add("Id", "Id is required");
            }
            errors.throwIfAny();
            return ObjectKey.typed(String.valueOf(type), String.valueOf(id));
        }
    }
}
