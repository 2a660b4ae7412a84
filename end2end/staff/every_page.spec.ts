// Every URL opened directly: whole, hydrated, no error in the console, nothing that axe finds, in both themes.
import { hydrated, noAxeViolations, shot, test } from "../support/test.ts";
import { signInAs, tablePath } from "../support/house.ts";

const staffPages: [path: string, screen: "desktop" | "pos" | "kitchen" | "phone" | "tablet"][] = [
  ["/admin", "desktop"],
  ["/admin/menu", "desktop"],
  ["/admin/menu/new", "desktop"],
  ["/admin/menu/categories", "desktop"],
  ["/admin/menu/extras", "desktop"],
  ["/admin/menu/extras", "phone"],
  ["/admin/menu/stations", "desktop"],
  ["/admin/menu/rules", "desktop"],
  ["/admin/promotions", "desktop"],
  ["/admin/tables", "desktop"],
  ["/admin/settings", "desktop"],
  ["/admin/stock", "desktop"],
  ["/admin/stock?tab=movements", "desktop"],
  ["/admin/stock", "phone"],
  ["/admin/refunds", "desktop"],
  ["/admin/staff", "desktop"],
  ["/admin/staff", "phone"],
  ["/admin/devices", "desktop"],
  ["/admin/devices", "phone"],
  ["/admin/outbox", "desktop"],
  ["/account", "desktop"],
  ["/admin/tables/print", "desktop"],
  ["/admin/audit", "desktop"],
  ["/admin/audit?tab=security", "desktop"],
  ["/admin/sessions", "desktop"],
  ["/admin/sessions", "phone"],
  ["/admin", "phone"],
  ["/admin/menu", "phone"],
  ["/pos", "pos"],
  ["/pos", "tablet"],
  ["/pos", "phone"],
  ["/pos/orders", "pos"],
  ["/pos/ready", "pos"],
  ["/pos/drawer", "pos"],
  ["/kds", "kitchen"],
  ["/kds", "pos"],
];

for (const scheme of ["light", "dark"] as const) {
  test(`staff pages open directly, ${scheme}`, async ({ open }) => {
    test.setTimeout(600_000);
    for (const screen of ["desktop", "pos", "tablet", "kitchen", "phone"] as const) {
      const page = await open(screen, { colorScheme: scheme });
      await signInAs(page, "owner1");
      for (const [path] of staffPages.filter(([, wanted]) => wanted === screen)) {
        await page.goto(path);
        await hydrated(page);
        await page.waitForLoadState("load");
        await shot(page, `${path.slice(1).replaceAll(/[/?=]/g, "-")}-${screen}-${scheme}`);
        await noAxeViolations(page);
      }
    }
  });

  test(`guests' and visitors' pages open directly, ${scheme}`, async ({ open }) => {
    test.setTimeout(600_000);
    const owner = await open("desktop");
    await signInAs(owner, "owner1");
    const table = await tablePath(owner, "9");
    const phone = await open("phone", { colorScheme: scheme });
    for (const path of ["/", "/login", "/pin", "/r/bistro-nove", "/r/morning-table", table, `${table}/order`]) {
      await phone.goto(path);
      await hydrated(phone);
      const name = path === "/" ? "home" : path.replace(table, "guest").replaceAll("/", "-").replace(/^-/, "");
      await shot(phone, `${name}-phone-${scheme}`);
      await noAxeViolations(phone);
    }
  });
}
