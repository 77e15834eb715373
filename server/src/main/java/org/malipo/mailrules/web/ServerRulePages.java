package org.malipo.mailrules.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.problem.Once;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The server's e-mail rules, for letters about accounts. */
@Controller
class ServerRulePages {
    private static final String LIST = "/server/rules";
    private static final String ONE = LIST + "/{ruleId}";

    private final RuleDesk desk;
    private final PreviewDesk previews;

    ServerRulePages(RuleDesk desk, PreviewDesk previews) {
        this.desk = desk;
        this.previews = previews;
    }

    @GetMapping(LIST)
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String list(Model model) {
        return desk.list(null, model);
    }

    @GetMapping(LIST + "/new")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String create(@RequestParam(defaultValue = "") String trigger, HttpServletRequest request, Model model) {
        return desk.showNew(null, trigger, request, model);
    }

    @PostMapping(LIST + "/new")
    @Once
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String create(RuleForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
        return desk.create(null, form, request, response, model);
    }

    @GetMapping(ONE)
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String one(
            @PathVariable String ruleId,
            @RequestParam(defaultValue = "false") boolean saved,
            HttpServletRequest request,
            Model model) {
        return desk.one(null, ruleId, saved, request, model);
    }

    @PostMapping(ONE)
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String save(
            @PathVariable String ruleId,
            RuleForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return desk.save(null, ruleId, form, request, response, model);
    }

    @GetMapping(ONE + "/delete")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String askToDelete(@PathVariable String ruleId, HttpServletRequest request, Model model) {
        return desk.askToDelete(null, ruleId, request, model);
    }

    @PostMapping(ONE + "/delete")
    @Once
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String delete(@PathVariable String ruleId) {
        return desk.delete(null, ruleId);
    }

    @GetMapping(ONE + "/preview")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String preview(
            @PathVariable String ruleId,
            @RequestParam(defaultValue = "false") boolean sent,
            HttpServletResponse response,
            Model model) {
        return previews.show(null, ruleId, "", sent, response, model);
    }

    @GetMapping(ONE + "/letter")
    @ResponseBody
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    ResponseEntity<String> letter(@PathVariable String ruleId) {
        return previews.letter(null, ruleId, "");
    }

    @PostMapping(ONE + "/test")
    @Once
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String test(
            @PathVariable String ruleId,
            @RequestParam(defaultValue = "") String to,
            HttpServletResponse response,
            Model model) {
        return previews.test(null, ruleId, "", to, response, model);
    }
}
