# What has happened before each transcript begins: two versions, and a change that waits for its release.
candor release acme/privacy --published 2026-01-15
sed -i 's/keep: 5 years/keep: 7 years/' content/acme/company.yaml
candor release acme/privacy --published 2026-04-01 --effective 2026-05-01
sed -i 's/We make anvils/We make anvils and hammers/' content/acme/documents/privacy.yaml
