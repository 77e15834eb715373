package org.malipo.mailrules.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.problem.Once;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** A store's e-mail rules. */
@Controller
class StoreRulePages {
    private static final String LIST = "/stores/{storeId}/emails/rules";
    private static final String ONE = LIST + "/{ruleId}";

    private final RuleDesk desk;
    private final PreviewDesk previews;

    StoreRulePages(RuleDesk desk, PreviewDesk previews) {
        this.desk = desk;
        this.previews = previews;
    }

    @GetMapping(LIST)
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    String list(@PathVariable StoreId storeId, Model model) {
        return desk.list(storeId, model);
    }

    @GetMapping(LIST + "/new")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String create(
            @PathVariable StoreId storeId,
            @RequestParam(defaultValue = "") String trigger,
            HttpServletRequest request,
            Model model) {
        return desk.showNew(storeId, trigger, request, model);
    }

    @PostMapping(LIST + "/new")
    @Once
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String create(
            @PathVariable StoreId storeId,
            RuleForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return desk.create(storeId, form, request, response, model);
    }

    @GetMapping(ONE)
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    String one(
            @PathVariable StoreId storeId,
            @PathVariable String ruleId,
            @RequestParam(defaultValue = "false") boolean saved,
            HttpServletRequest request,
            Model model) {
        return desk.one(storeId, ruleId, saved, request, model);
    }

    @PostMapping(ONE)
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String save(
            @PathVariable StoreId storeId,
            @PathVariable String ruleId,
            RuleForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return desk.save(storeId, ruleId, form, request, response, model);
    }

    @GetMapping(ONE + "/delete")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String askToDelete(
            @PathVariable StoreId storeId, @PathVariable String ruleId, HttpServletRequest request, Model model) {
        return desk.askToDelete(storeId, ruleId, request, model);
    }

    @PostMapping(ONE + "/delete")
    @Once
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String delete(@PathVariable StoreId storeId, @PathVariable String ruleId) {
        return desk.delete(storeId, ruleId);
    }

    @GetMapping(ONE + "/preview")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    String preview(
            @PathVariable StoreId storeId,
            @PathVariable String ruleId,
            @RequestParam(defaultValue = "") String invoice,
            @RequestParam(defaultValue = "false") boolean sent,
            HttpServletResponse response,
            Model model) {
        return previews.show(storeId, ruleId, invoice, sent, response, model);
    }

    @GetMapping(ONE + "/letter")
    @ResponseBody
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    ResponseEntity<String> letter(
            @PathVariable StoreId storeId,
            @PathVariable String ruleId,
            @RequestParam(defaultValue = "") String invoice) {
        return previews.letter(storeId, ruleId, invoice);
    }

    @PostMapping(ONE + "/test")
    @Once
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String test(
            @PathVariable StoreId storeId,
            @PathVariable String ruleId,
            @RequestParam(defaultValue = "") String invoice,
            @RequestParam(defaultValue = "") String to,
            HttpServletResponse response,
            Model model) {
        return previews.test(storeId, ruleId, invoice, to, response, model);
    }
}
